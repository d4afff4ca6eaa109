-- What an outside source said of the person field by field, sealed under the customer's key like the evidence.
alter table check_result add column testimony bytea;
