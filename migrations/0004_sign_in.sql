-- How users sign in: whether they may, with which password, and with which second factor.
CREATE TABLE login_profiles (
    tenant BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    mfa_bind_required BOOLEAN NOT NULL,
    password_reset_required BOOLEAN NOT NULL,
    initial_password BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, user_id)
);

-- Salted hashes, never passwords. The highest `position` of a user is the password that counts; those
-- below are kept so that they are not chosen again.
CREATE TABLE passwords (
    tenant BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    hash TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, user_id, position)
);

-- An account without a row has the vendor's defaults.
CREATE TABLE password_policies (
    tenant BIGINT NOT NULL PRIMARY KEY,
    minimum_length BIGINT NOT NULL,
    require_lowercase BOOLEAN NOT NULL,
    require_uppercase BOOLEAN NOT NULL,
    require_numbers BOOLEAN NOT NULL,
    require_symbols BOOLEAN NOT NULL,
    minimum_different BIGINT NOT NULL,
    refuse_user_name BOOLEAN NOT NULL,
    refuse_risky BOOLEAN NOT NULL,
    reuse_prevention BIGINT NOT NULL,
    maximum_age BIGINT NOT NULL,
    initial_age BIGINT NOT NULL,
    hard_expiry BOOLEAN NOT NULL,
    maximum_attempts BIGINT NOT NULL
);

-- An account without a row has the vendor's defaults. `verification_types` is a JSON list of texts.
CREATE TABLE security_preferences (
    tenant BIGINT NOT NULL PRIMARY KEY,
    own_password BOOLEAN NOT NULL,
    own_access_keys BOOLEAN NOT NULL,
    own_mfa_devices BOOLEAN NOT NULL,
    own_public_keys BOOLEAN NOT NULL,
    own_service_credentials BOOLEAN NOT NULL,
    own_dingtalk BOOLEAN NOT NULL,
    passkeys BOOLEAN NOT NULL,
    remember_mfa BOOLEAN NOT NULL,
    mfa_at_login TEXT NOT NULL,
    risky_login TEXT NOT NULL,
    session_hours BIGINT NOT NULL,
    network_masks TEXT NOT NULL,
    idle_days_users BIGINT NOT NULL,
    idle_days_keys BIGINT NOT NULL,
    verification_types TEXT NOT NULL
);

-- No two accounts of a cloud have one alias.
CREATE TABLE account_aliases (
    tenant BIGINT NOT NULL PRIMARY KEY,
    cloud TEXT NOT NULL,
    alias TEXT NOT NULL,
    CONSTRAINT account_aliases_name UNIQUE (cloud, alias)
);

-- `seed` is kept in clear, as base32: codes are checked by computing them again. `last_step` is the time
-- step of the newest code that was accepted, so that no code counts twice.
CREATE TABLE mfa_devices (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    seed TEXT NOT NULL,
    user_id TEXT,
    last_step BIGINT,
    created_at BIGINT NOT NULL,
    activated_at BIGINT,
    PRIMARY KEY (tenant, name_key)
);
CREATE UNIQUE INDEX mfa_devices_by_user ON mfa_devices (tenant, user_id);

-- When a long-term access key last signed a call, and for which service.
CREATE TABLE access_key_uses (
    access_key_id TEXT NOT NULL PRIMARY KEY,
    tenant BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    service TEXT NOT NULL
);

-- Whether people may switch to the role in the console. The console has always allowed it, so roles of
-- before the choice existed have it.
ALTER TABLE roles ADD COLUMN console_login BOOLEAN NOT NULL DEFAULT TRUE;
