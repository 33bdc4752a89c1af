-- Tags that an account keeps, whether anything has them or not. What has them stands in `tags`; a tag that something got
-- without it being made first is in no row here.
CREATE TABLE account_tags (
    tenant BIGINT NOT NULL,
    tag_key TEXT NOT NULL,
    tag_value TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, tag_key, tag_value)
);
