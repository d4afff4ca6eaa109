import type { AnyProvider } from '#modules/vendors';
import type { Module } from '#platform/module';
import { auditModule } from './modules/audit/module.ts';
import { casesModule } from './modules/cases/module.ts';
import { checksModule } from './modules/checks/module.ts';
import { customersModule } from './modules/customers/module.ts';
import { devicesModule } from './modules/devices/module.ts';
import { facesModule } from './modules/faces/module.ts';
import { notificationsModule } from './modules/notifications/module.ts';
import { riskModule } from './modules/risk/module.ts';
import { screeningModule } from './modules/screening/module.ts';
import { tenancyModule } from './modules/tenancy/module.ts';
import { transactionsModule } from './modules/transactions/module.ts';
import { vendorsModule } from './modules/vendors/module.ts';
import { verificationModule } from './modules/verification/module.ts';
import adverseMediaSimulated from './providers/adverse-media-simulated/index.ts';
import chipLocal from './providers/chip-local/index.ts';
import creditHistorySimulated from './providers/credit-history-simulated/index.ts';
import emailSimulated from './providers/email-simulated/index.ts';
import emailSmtp from './providers/email-smtp/index.ts';
import faceLocal from './providers/face-local/index.ts';
import imageLocal from './providers/image-local/index.ts';
import livenessLocal from './providers/liveness-local/index.ts';
import ocrLocal from './providers/ocr-local/index.ts';
import portraitLocal from './providers/portrait-local/index.ts';
import registrySimulated from './providers/registry-simulated/index.ts';
import smsSimulated from './providers/sms-simulated/index.ts';

/** The modules, lowest floor first. */
export const MODULES: readonly Module[] = [
  tenancyModule,
  vendorsModule,
  customersModule,
  notificationsModule,
  auditModule,
  casesModule,
  riskModule,
  facesModule,
  checksModule,
  screeningModule,
  devicesModule,
  verificationModule,
  transactionsModule,
];

/** The providers; of a kind the first that the installation can serve is asked first. */
export const PROVIDERS: readonly AnyProvider[] = [
  imageLocal,
  ocrLocal,
  faceLocal,
  livenessLocal,
  portraitLocal,
  chipLocal,
  emailSmtp,
  emailSimulated,
  smsSimulated,
  registrySimulated,
  adverseMediaSimulated,
  creditHistorySimulated,
];
