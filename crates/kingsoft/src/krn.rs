//! Resource names: `krn:ksc:service:region:account:type/id`.

use std::fmt::Display;

/// A resource of IAM in an account; its names leave the region empty.
pub fn iam(account: impl Display, relative: impl Display) -> String {
    format!("krn:ksc:iam::{account}:{relative}")
}

/// A user.
pub fn user(account: impl Display, name: impl Display) -> String {
    iam(account, format_args!("user/{name}"))
}

/// A group.
pub fn group(account: impl Display, name: impl Display) -> String {
    iam(account, format_args!("group/{name}"))
}

/// A role.
pub fn role(account: impl Display, name: impl Display) -> String {
    iam(account, format_args!("role/{name}"))
}

/// A policy; `ksc` stands for the account of the cloud's own.
pub fn policy(account: impl Display, name: impl Display) -> String {
    iam(account, format_args!("policy/{name}"))
}

/// A resource of a regional product; `*` where the call names no region.
pub fn regional(service: &str, region: Option<&str>, account: impl Display, relative: impl Display) -> String {
    format!("krn:ksc:{service}:{}:{account}:{relative}", region.unwrap_or("*"))
}

/// The account behind the cloud's own policies.
pub const SYSTEM: &str = "ksc";

/// Account and name of a resource of IAM of this kind, such as `role`.
pub fn parse<'k>(krn: &'k str, kind: &str) -> Option<(&'k str, &'k str)> {
    let (account, relative) = krn.strip_prefix("krn:ksc:iam::")?.split_once(':')?;
    let name = relative.strip_prefix(kind)?.strip_prefix('/')?;
    let digits = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !name.is_empty() && !name.contains(['/', ':', '*', '?']);
    ((digits || account == SYSTEM) && plain).then_some((account, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_of_iam_is_named_by_account_and_name() {
        assert_eq!(parse("krn:ksc:iam::2000143391:role/test_role", "role"), Some(("2000143391", "test_role")));
        assert_eq!(parse("krn:ksc:iam::ksc:policy/CDNFullAccess", "policy"), Some(("ksc", "CDNFullAccess")));
        for wrong in ["", "krn:ksc:iam::x:role/a", "krn:ksc:iam::1:role/", "krn:ksc:iam::1:user/a", "acs:ram::1:role/a"]
        {
            assert_eq!(parse(wrong, "role"), None, "{wrong}");
        }
        assert_eq!(role("1", "Ops"), "krn:ksc:iam::1:role/Ops");
        assert_eq!(regional("kec", None, "1", "instance/i"), "krn:ksc:kec:*:1:instance/i");
    }
}
