-- When an instance that is down was last up, in milliseconds since 1970. Lists show it of instances that are down too.
ALTER TABLE instances ADD COLUMN started_at BIGINT;
