-- Names are unique without regard to case: `name_key` is the name in lower case.
-- No foreign keys: the rules own integrity, and emptying a table stays one step.
CREATE TABLE users (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    display_name TEXT,
    email TEXT,
    mobile_phone TEXT,
    comments TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);
CREATE UNIQUE INDEX users_by_id ON users (tenant, user_id);

-- `user_id` is null for the keys of the account itself. The secret is kept in clear: signatures
-- are checked by computing them again. The file that holds this table is readable by its owner only.
CREATE TABLE access_keys (
    access_key_id TEXT NOT NULL PRIMARY KEY,
    tenant BIGINT NOT NULL,
    user_id TEXT,
    secret TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX access_keys_by_user ON access_keys (tenant, user_id);

CREATE TABLE groups (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    comments TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);
CREATE UNIQUE INDEX groups_by_id ON groups (tenant, group_id);

CREATE TABLE group_members (
    tenant BIGINT NOT NULL,
    group_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, group_id, user_id)
);
CREATE INDEX group_members_by_user ON group_members (tenant, user_id, group_id);

CREATE TABLE roles (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    role_id TEXT NOT NULL,
    name TEXT NOT NULL,
    trust TEXT NOT NULL,
    description TEXT,
    max_session BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);
CREATE UNIQUE INDEX roles_by_id ON roles (tenant, role_id);

-- Policies of accounts, and those of each cloud under its system tenant.
CREATE TABLE policies (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    default_version BIGINT NOT NULL,
    last_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);

CREATE TABLE policy_versions (
    tenant BIGINT NOT NULL,
    policy_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    document TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, policy_key, version)
);

-- `holder_kind` is `user`, `group` or `role`; `policy_tenant` is the account's own tenant or the
-- cloud's system tenant; `scope` is empty for the account, else the id of a resource group.
CREATE TABLE attachments (
    tenant BIGINT NOT NULL,
    holder_kind TEXT NOT NULL,
    holder_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    policy_tenant BIGINT NOT NULL,
    policy_key TEXT NOT NULL,
    attached_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, holder_kind, holder_id, scope, policy_tenant, policy_key)
);
CREATE INDEX attachments_by_policy ON attachments (policy_tenant, policy_key, tenant);
