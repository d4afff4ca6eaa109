create index customer_field_changed on customer_field (tenant_id, updated_at);
