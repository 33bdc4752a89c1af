-- From which networks an access key may be used. `access_key_id` is empty in the row of the whole account.
-- `document` is what the account wrote and is shown again; `rules` is what it means, as JSON.
CREATE TABLE key_policies (
    tenant BIGINT NOT NULL,
    access_key_id TEXT NOT NULL,
    document TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    rules TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, access_key_id)
);

-- When a key was made active or inactive last; when it was made, until then.
ALTER TABLE access_keys ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
UPDATE access_keys SET updated_at = created_at;

-- Name of a group to show to people, which one of a vendor's interfaces has.
ALTER TABLE groups ADD COLUMN display_name TEXT;
