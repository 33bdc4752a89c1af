-- What new disks of a region get where nobody says otherwise: whether they are encrypted, and with which key. `key_id` is empty
-- where that is the key of the compute service.
CREATE TABLE disk_defaults (
    tenant BIGINT NOT NULL,
    region TEXT NOT NULL,
    encrypted BOOLEAN NOT NULL,
    key_id TEXT NOT NULL,
    PRIMARY KEY (tenant, region)
);
