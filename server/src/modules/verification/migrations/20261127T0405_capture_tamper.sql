-- What the uploaded bytes showed of having been changed, sealed under the customer's key like the reading.
alter table capture add column tamper bytea;
