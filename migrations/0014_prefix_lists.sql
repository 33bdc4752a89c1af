-- Lists of address blocks. `service` is the product that a list belongs to, where a cloud has lists of several. `entries`
-- is JSON: the blocks, each with what is said of it.
CREATE TABLE prefix_lists (
    tenant BIGINT NOT NULL,
    list_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    service TEXT NOT NULL,
    family TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    max_entries BIGINT NOT NULL,
    entries TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, list_id)
);

-- The list at the far end of a rule, as `terms` says too.
ALTER TABLE security_group_rules ADD COLUMN prefix_list TEXT;
CREATE INDEX security_group_rules_by_prefix_list ON security_group_rules (tenant, prefix_list);
