export const may = (permission: string) => ({ kind: 'tenant', permission }) as const;
/** Every role holds it: to see and end one's own session. */
export const OWN_SESSION = may('tenancy.session_use');
/** Tries an address, beside the lock of each e-mail. */
export const SIGN_IN_LIMIT = { max: 30, windowS: 60 };
