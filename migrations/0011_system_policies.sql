-- The policies that a cloud itself maintains are no rows any more: each is the same for every account. The keys below
-- 1000 are the clouds' own. Attachments go on naming a cloud's policies by its key.
DELETE FROM policy_versions WHERE tenant < 1000;
DELETE FROM policies WHERE tenant < 1000;
DELETE FROM counters WHERE tenant < 1000 AND counted = 'policies';
DELETE FROM facts WHERE name LIKE 'system-policies-%';
