//! Where keys lie, and how they are named.

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use alibaba_core::encryption_key::region_of;
use sts::Caller;
use wire::Call;

use crate::errors::{Error, Result};

/// The region of a call that says nothing of one. Operations have no parameter for it: clients call a host of the region, and
/// those that call the sandbox under an address of its own are in the region of the vendor's samples.
const USUAL: &str = "cn-hangzhou";

/// The region that a call is for: its parameter, else its host.
pub(crate) fn region(call: &Call) -> &str {
    call.region.as_deref().or_else(|| stated(&call.host)).unwrap_or(USUAL)
}

/// The region that a call states. One that states none finds keys wherever they lie.
pub(crate) fn stated_region(call: &Call) -> Option<&str> {
    call.region.as_deref().or_else(|| stated(&call.host))
}

/// The region in a host such as `kms.cn-beijing.aliyuncs.com`.
fn stated(host: &str) -> Option<&str> {
    let region = host.strip_suffix(".aliyuncs.com")?.split('.').nth(1)?;
    catalogue().region(region).map(|region| region.id.as_str())
}

/// The region of a call, and the letters that identifiers of it begin with.
pub(crate) fn checked(call: &Call) -> Result<(&'static str, &'static str)> {
    let found = catalogue().region(region(call)).ok_or_else(|| Error::invalid("RegionId"))?;
    Ok((&found.id, &found.id_code))
}

/// The name of a key in policies and answers.
pub fn key_arn(region: &str, account: &str, id: &str) -> String {
    arn::regional("kms", Some(region), account, format_args!("key/{id}"))
}

/// The name of an alias in policies and answers.
pub(crate) fn alias_arn(region: &str, account: &str, name: &str) -> String {
    arn::regional("kms", Some(region), account, name)
}

/// The name of a key that was not found: the region is that which its identifier speaks of, and else that of the call.
pub(crate) fn unknown_key(caller: &Caller, call: &Call, id: &str) -> String {
    key_arn(region_of(id).unwrap_or_else(|| region(call)), caller.account(), id)
}

/// The name of a secret in policies and answers.
pub(crate) fn secret_arn(region: &str, account: &str, name: &str) -> String {
    arn::regional("kms", Some(region), account, format_args!("secret/{name}"))
}

/// All keys of the region, or whatever else there is of a kind.
pub(crate) fn all(caller: &Caller, call: &Call, kind: &str) -> String {
    arn::regional("kms", Some(region(call)), caller.account(), kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_and_an_identifier_speak_of_a_region() {
        assert_eq!(stated("kms.cn-beijing.aliyuncs.com"), Some("cn-beijing"));
        for other in ["127.0.0.1:4590", "kms.aliyuncs.com", "kms.nowhere.aliyuncs.com"] {
            assert_eq!(stated(other), None, "{other}");
        }
        assert_eq!(region_of("key-bp1abcdefghijklmnopqr"), Some("cn-hangzhou"));
        assert_eq!(region_of("1234abcd-12ab-34cd-56ef-12345678abcd"), None);
    }
}
