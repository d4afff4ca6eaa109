import { arDni } from './ar-dni.ts';
import { brCnh } from './br-cnh.ts';
import { brCin, brRg } from './br-rg.ts';
import { clCedula } from './cl-cedula.ts';
import { coCedula, coCedulaDigital } from './co-cedula.ts';
import type { Design } from './design.ts';
import { mxIne } from './mx-ine.ts';
import { peDni } from './pe-dni.ts';
import { usDrivingLicence } from './us-driving-licence.ts';

/** Cards of American states. */
export const OF_AMERICA = {
  us_driving_licence: usDrivingLicence,
  br_cnh: brCnh,
  br_rg: brRg,
  br_cin: brCin,
  mx_ine: mxIne,
  ar_dni: arDni,
  cl_cedula: clCedula,
  co_cedula: coCedula,
  co_cedula_digital: coCedulaDigital,
  pe_dni: peDni,
} as const satisfies Record<string, Design>;
