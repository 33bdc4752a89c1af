//! Resource names: `acs:service:region:account:relative-id`.

use std::fmt::Display;

/// A resource of RAM as policies are asked about it, in an account.
///
/// The region is `*`, as the vendor's authorisation tables write it.
pub fn ram(account: impl Display, relative: impl Display) -> String {
    format!("acs:ram:*:{account}:{relative}")
}

/// The same resource under the name of IMS, which the vendor's pages of 2021 write.
pub fn ims(account: impl Display, relative: impl Display) -> String {
    format!("acs:ims::{account}:{relative}")
}

/// A user, as policies are asked about it.
pub fn user(account: impl Display, name: impl Display) -> String {
    ram(account, format_args!("user/{name}"))
}

/// A group, as policies are asked about it.
pub fn group(account: impl Display, name: impl Display) -> String {
    ram(account, format_args!("group/{name}"))
}

/// A role, as policies are asked about it. The name is in lower case, as the service writes it.
pub fn role(account: impl Display, name: &str) -> String {
    ram(account, format_args!("role/{}", name.to_lowercase()))
}

/// A policy, as policies are asked about it; `system` stands for the account of the cloud's own.
pub fn policy(account: impl Display, name: impl Display) -> String {
    ram(account, format_args!("policy/{name}"))
}

/// The name of a role in answers.
pub fn role_name(account: impl Display, name: &str) -> String {
    format!("acs:ram::{account}:role/{}", name.to_lowercase())
}

/// The name of an identity provider in answers and trust policies; `kind` is `saml-provider` or `oidc-provider`.
pub fn provider_name(account: impl Display, kind: &str, name: &str) -> String {
    format!("acs:ram::{account}:{kind}/{name}")
}

/// A resource of a regional product; `*` where the call names no region.
pub fn regional(service: &str, region: Option<&str>, account: impl Display, relative: impl Display) -> String {
    format!("acs:{service}:{}:{account}:{relative}", region.unwrap_or("*"))
}

/// A role that a caller names by its resource name: account and name of the role.
pub fn parse_role(arn: &str) -> Option<(&str, &str)> {
    parse(arn, "role")
}

/// An identity provider that a caller names by its resource name: account and name of the provider.
pub fn parse_provider<'a>(arn: &'a str, kind: &str) -> Option<(&'a str, &'a str)> {
    parse(arn, kind)
}

fn parse<'a>(arn: &'a str, kind: &str) -> Option<(&'a str, &'a str)> {
    let mut parts = arn.splitn(5, ':');
    let (acs, ram, region, account, relative) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let name = relative.strip_prefix(kind)?.strip_prefix('/')?;
    let digits = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
    let plain = acs == "acs" && ram == "ram" && (region.is_empty() || region == "*");
    (plain && digits && !name.is_empty()).then_some((account, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_named_by_account_and_name() {
        assert_eq!(parse_role("acs:ram::1234:role/Ops"), Some(("1234", "Ops")));
        for wrong in ["", "acs:ram::x:role/a", "acs:ram::1234:role/", "acs:ram::1234:user/a", "arn:ram::1:role/a"] {
            assert_eq!(parse_role(wrong), None, "{wrong}");
        }
        assert_eq!(role("1234", "Ops"), "acs:ram:*:1234:role/ops");
    }
}
