import { completed } from '../number.ts';
import { kin } from './kin.ts';
import type { Names } from './lists.ts';

export const AFRICANS: Readonly<Record<string, Names>> = {
  NGA: kin({
    surnames: 'ADEBAYO|OKONKWO|BALOGUN|EZENWA|YAKUBU|ONYEKACHI|AFOLABI',
    men: 'TUNDE SAMUEL|CHINEDU|IBRAHIM MUSA|EMEKA JOHN|OLUWASEUN',
    women: 'NGOZI GRACE|AMINA|FOLAKE ADUNNI|CHIAMAKA|BLESSING RUTH',
    places:
      'IKEJA/LAGOS/NG/100271/ALLEN AVENUE;OPEBI ROAD|WUSE/ABUJA/NG/900281/AMINU KANO CRESCENT;ADETOKUNBO STREET|ENUGU/ENUGU/NG/400221/OGUI ROAD;ZIK AVENUE',
    address: (street, number, place) => `${number} ${street}\n${place.city}, ${place.region}`,
    numbers: { personal: ({ random }) => `${random.int(1, 9)}${random.digits(10)}` },
  }),
  KEN: kin({
    surnames: 'KIPCHUMBA|WANJIRU|OTIENO|MUTUA|NJOROGE|CHEPKEMOI',
    men: 'DANIEL KIPROTICH|BRIAN|JOSEPH MWANGI|KEVIN OCHIENG|PETER',
    women: 'MERCY AKINYI|FAITH|JANE NYAMBURA|ESTHER MORAA|LYDIA',
    places:
      'NAIROBI/NAIROBI/KE/00100/KENYATTA AVENUE;MOI AVENUE|ELDORET/UASIN GISHU/KE/30100/OLOO STREET;NANDI ROAD|KISUMU/KISUMU/KE/40100/OGINGA ODINGA STREET;JOMO ROAD',
    numbers: {
      personal: ({ random }) => `${random.int(2, 3)}${random.digits(7)}`,
      document: ({ random }) => `2${random.digits(8)}`,
    },
  }),
  ZAF: kin({
    surnames: 'VAN DER MERWE|MKHIZE|PILLAY|BOTHA|NKOSI|DU PLESSIS|MOKOENA',
    men: 'THABO|JOHANNES PIETER|SIPHO DAVID|KAGISO|RIAAN',
    women: 'LERATO|ANNELIZE|NOMSA GRACE|PRIYA|ZANELE',
    places:
      'CAPE TOWN/WESTERN CAPE/ZA/8001/LONG STREET;KLOOF STREET|DURBAN/KWAZULU-NATAL/ZA/4001/FLORIDA ROAD;SMITH STREET',
    numbers: {
      personal: ({ random, birthDate, sex }) =>
        completed(
          'ZA',
          'national_id',
          () =>
            `${birthDate.slice(2).replaceAll('-', '')}${random.int(sex === 'M' ? 5 : 0, sex === 'M' ? 9 : 4)}${random.digits(3)}08?`,
        ),
      document: ({ random }) => random.digits(9),
    },
  }),
  GHA: kin({
    surnames: 'MENSAH|OWUSU|BOATENG|ASANTE|AGYEMAN|TETTEH|DARKO',
    men: 'KWAME|KOFI EMMANUEL|YAW|KOJO DANIEL|SAMUEL',
    women: 'AKOSUA|ABENA GRACE|AMA|EFUA LINDA|ADWOA',
    places:
      'ACCRA/GREATER ACCRA/GH/GA-100/OXFORD STREET;RING ROAD|KUMASI/ASHANTI/GH/AK-039/PREMPEH II STREET;HARPER ROAD',
    numbers: {
      personal: ({ random }) => `GHA-${random.int(7, 7)}${random.digits(8)}-${random.digits(1)}`,
      document: ({ random }) => `${random.pick(['AR', 'AS', 'BA'])}${random.digits(7)}`,
    },
  }),
};
