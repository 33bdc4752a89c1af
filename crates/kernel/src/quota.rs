//! Quotas: the cloud's own numbers, and those that the owner of a sandbox sets instead.

use std::collections::BTreeMap;

use crate::account::Cloud;

/// Quotas that differ from the clouds' own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotas(BTreeMap<(&'static str, &'static str), u64>);

/// A text is not `CLOUD/NAME=N` with a cloud and a quota that exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidQuota {
    /// The text has another form.
    #[error("the form is CLOUD/NAME=N, such as `alibaba/users=5000`")]
    Form,
    /// There is no such cloud.
    #[error("there is no cloud `{0}`")]
    Cloud(String),
    /// The cloud has no such quota.
    #[error("`{cloud}` has no quota `{name}`; it has {known}")]
    Name {
        /// The cloud.
        cloud: &'static str,
        /// The name.
        name: String,
        /// Names of the quotas that it has.
        known: String,
    },
}

impl Quotas {
    /// Sets one quota from `CLOUD/NAME=N`; a later setting replaces an earlier one.
    pub fn set(&mut self, clouds: &[&'static Cloud], text: &str) -> Result<(), InvalidQuota> {
        let (quota, number) = text.split_once('=').ok_or(InvalidQuota::Form)?;
        let (cloud, name) = quota.split_once('/').ok_or(InvalidQuota::Form)?;
        let max = number.parse().map_err(|_| InvalidQuota::Form)?;
        let cloud = clouds.iter().find(|known| known.name == cloud);
        let cloud = cloud.ok_or_else(|| InvalidQuota::Cloud(quota.split('/').next().unwrap_or_default().to_owned()))?;
        let Some((name, _)) = cloud.quotas.iter().find(|(known, _)| *known == name) else {
            let known = cloud.quotas.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            return Err(InvalidQuota::Name { cloud: cloud.name, name: name.to_owned(), known });
        };
        self.0.insert((cloud.name, name), max);
        Ok(())
    }

    /// How many of a thing an account of this cloud may have; no limit where the cloud names none.
    pub fn of(&self, cloud: &Cloud, name: &str) -> u64 {
        let Some((name, max)) = cloud.quotas.iter().find(|(known, _)| *known == name) else { return u64::MAX };
        self.0.get(&(cloud.name, *name)).copied().unwrap_or(*max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{IdFormats, TenantId};
    use crate::mint::{Alphabet, IdFormat};
    use crate::system_policy::NO_SYSTEM_POLICIES;

    const DIGITS: IdFormat = IdFormat::new("x", "", Alphabet::Digits, 4);
    static CLOUD: Cloud = Cloud {
        name: "test",
        policy_dialect: "ram",
        exact_names: false,
        system: TenantId(1),
        system_policies: &NO_SYSTEM_POLICIES,
        shapes: IdFormats {
            account: DIGITS,
            user: DIGITS,
            group: DIGITS,
            role: DIGITS,
            access_key: DIGITS,
            secret: DIGITS,
            session_key: DIGITS,
        },
        quotas: &[("users", 8), ("groups", 2)],
    };

    #[test]
    fn a_setting_replaces_the_cloud_s_number_and_no_other() {
        let mut quotas = Quotas::default();
        assert_eq!(quotas.of(&CLOUD, "users"), 8);
        quotas.set(&[&CLOUD], "test/users=100").unwrap();
        assert_eq!((quotas.of(&CLOUD, "users"), quotas.of(&CLOUD, "groups")), (100, 2));
        assert_eq!(quotas.of(&CLOUD, "unnamed"), u64::MAX);
    }

    #[test]
    fn what_does_not_exist_cannot_be_set() {
        let mut quotas = Quotas::default();
        for wrong in ["", "users=3", "test/users", "test/users=-1", "test/users=many"] {
            assert_eq!(quotas.set(&[&CLOUD], wrong), Err(InvalidQuota::Form), "{wrong}");
        }
        assert_eq!(quotas.set(&[&CLOUD], "moon/users=3"), Err(InvalidQuota::Cloud("moon".to_owned())));
        let error = quotas.set(&[&CLOUD], "test/user=3").unwrap_err();
        assert_eq!(error.to_string(), "`test` has no quota `user`; it has users, groups");
    }
}
