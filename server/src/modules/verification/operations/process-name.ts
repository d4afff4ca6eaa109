/** The name of the job that runs a verification's checks. */
export const PROCESS = 'verification.process';
