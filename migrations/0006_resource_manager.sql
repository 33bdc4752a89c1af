-- Roles that belong to a service: its name, such as `ess.aliyuncs.com`; null for every other role.
ALTER TABLE roles ADD COLUMN linked_service TEXT;

-- What became of calls to delete a role that belongs to a service. `position` counts the attempts on one role;
-- the role itself is gone after the one that succeeded, so its name and service are kept here too.
CREATE TABLE linked_role_deletions (
    tenant BIGINT NOT NULL,
    task_id TEXT NOT NULL,
    role_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    role_name TEXT NOT NULL,
    service TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, task_id)
);
CREATE UNIQUE INDEX linked_role_deletions_by_role ON linked_role_deletions (tenant, role_id, position);

-- What used the role when its deletion was tried: one row for each thing, none when the deletion succeeded.
CREATE TABLE linked_role_uses (
    tenant BIGINT NOT NULL,
    task_id TEXT NOT NULL,
    region TEXT NOT NULL,
    resource TEXT NOT NULL,
    PRIMARY KEY (tenant, task_id, region, resource)
);
