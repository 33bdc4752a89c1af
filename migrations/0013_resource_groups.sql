-- Resource groups. Each account has one more, the default one, which follows from its number and is in no row. A group
-- that was deleted stays for a while.
CREATE TABLE resource_groups (
    tenant BIGINT NOT NULL,
    group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    PRIMARY KEY (tenant, group_id)
);
