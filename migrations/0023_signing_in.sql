-- When a user signed in last, with its password.
ALTER TABLE users ADD COLUMN last_login_at BIGINT;

-- Wrong passwords and codes in a row, by the name that they were given for: there need be no user of that name, so that
-- nothing tells users from names that nobody has. Rows older than an hour are taken away with the next wrong password.
CREATE TABLE wrong_passwords (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);

-- Seeds of MFA devices that users who must bind one were shown when they signed in. A device comes of it with the first
-- codes.
CREATE TABLE mfa_offers (
    tenant BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    seed TEXT NOT NULL,
    PRIMARY KEY (tenant, user_id)
);
