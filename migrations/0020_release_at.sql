-- When an instance is released by itself, in milliseconds since 1970. It was kept with what is only shown again, and
-- nothing happened at that time.
ALTER TABLE instances ADD COLUMN release_at BIGINT;
CREATE INDEX instances_by_release ON instances (release_at) WHERE release_at IS NOT NULL;
