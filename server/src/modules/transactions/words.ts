/** The kind of alert that transactions open, and the cause that their freezes carry. */
export const TRANSACTION_KIND = 'transactions.alert';
export const CAUSE = 'transactions';
