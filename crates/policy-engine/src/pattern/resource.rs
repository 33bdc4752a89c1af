//! Patterns over resource names.

use super::glob::{CASE_MATTERS, Pattern};
use crate::dialect::Dialect;

/// The parts of a resource name after its scheme: service, region, account
/// and the rest, which keeps its colons.
const PARTS: usize = 4;

/// A pattern over resource names: `*`, or one pattern for each part.
///
/// A star never runs over a colon from one part into the next; the last part
/// keeps its colons, and there a star crosses slashes too.
#[derive(Debug, Clone)]
pub(crate) struct ResourcePattern {
    source: Box<str>,
    parts: Option<Box<Parts>>,
}

#[derive(Debug, Clone)]
struct Parts {
    dialect: Dialect,
    empty_matches_star: bool,
    patterns: [Pattern; PARTS],
}

/// A resource that a request asks for, cut into its parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AskedResource<'a> {
    pub(crate) text: &'a str,
    name: Option<Name<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Name<'a> {
    dialect: Dialect,
    parts: [&'a str; PARTS],
    /// From where in the last part case is ignored.
    fold_from: usize,
}

/// Kinds of things whose names are compared without case, where the service's names are.
const CASELESS_KINDS: [&str; 7] = ["group/", "mfa/", "oidc-provider/", "policy/", "role/", "saml-provider/", "user/"];

impl<'a> AskedResource<'a> {
    pub(crate) fn new(text: &'a str) -> AskedResource<'a> {
        AskedResource { text, name: Name::parse(text) }
    }

    /// The part after service, region and account, if this is a full name.
    pub(crate) fn relative(&self) -> Option<&'a str> {
        let [.., relative] = self.name?.parts;
        Some(relative)
    }

    /// The account that the name says, if it says one.
    pub(crate) fn account(&self) -> Option<&'a str> {
        let [_, _, account, _] = self.name?.parts;
        (!account.is_empty() && account != "*").then_some(account)
    }
}

impl<'a> Name<'a> {
    fn parse(text: &'a str) -> Option<Name<'a>> {
        let dialect = Dialect::of_name(text)?;
        let rules = dialect.rules();
        let parts = split(text.strip_prefix(rules.scheme)?)?;
        let [service, .., relative] = parts;
        let caseless = rules.caseless_names.contains(&service);
        let kind = CASELESS_KINDS.iter().find(|kind| caseless && relative.starts_with(**kind));
        let fold_from = kind.map_or(CASE_MATTERS, |kind| kind.len());
        Some(Name { dialect, parts, fold_from })
    }
}

fn split(rest: &str) -> Option<[&str; PARTS]> {
    let mut parts = rest.splitn(PARTS, ':');
    Some([parts.next()?, parts.next()?, parts.next()?, parts.next()?])
}

impl ResourcePattern {
    /// Reads a pattern, or says what is wrong with it.
    pub(crate) fn parse(dialect: Dialect, source: &str) -> Result<ResourcePattern, String> {
        if source == "*" {
            return Ok(ResourcePattern { source: source.into(), parts: None });
        }
        let rules = dialect.rules();
        let parts = source
            .strip_prefix(rules.scheme)
            .and_then(split)
            .ok_or_else(|| format!("the resource `{source}` is neither `*` nor `{}`", rules.name_shape))?;
        let parts = Parts { dialect, empty_matches_star: rules.empty_matches_star, patterns: parts.map(Pattern::new) };
        Ok(ResourcePattern { source: source.into(), parts: Some(Box::new(parts)) })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.source
    }

    /// The patterns of service, region, account and relative id; none for `*`.
    pub(crate) fn parts(&self) -> Option<&[Pattern; PARTS]> {
        self.parts.as_ref().map(|parts| &parts.patterns)
    }

    /// Whether the resource fits. A call that is checked with the resource
    /// `*` fits only the pattern `*`.
    #[inline]
    pub(crate) fn matches(&self, asked: &AskedResource<'_>) -> bool {
        let Some(parts) = &self.parts else { return true };
        let Some(name) = &asked.name else { return false };
        let [service, region, account, relative] = &parts.patterns;
        let [asked_service, asked_region, asked_account, asked_relative] = name.parts;
        // The last part first: it tells names apart soonest.
        parts.dialect == name.dialect
            && parts.part(relative, asked_relative, name.fold_from)
            && parts.part(service, asked_service, CASE_MATTERS)
            && parts.part(region, asked_region, CASE_MATTERS)
            && parts.part(account, asked_account, CASE_MATTERS)
    }

    /// The text of the last part before its first wildcard.
    pub(crate) fn literal_prefix(&self) -> &str {
        self.parts.as_ref().map_or("", |parts| {
            let [.., relative] = &parts.patterns;
            // An empty pattern fits `*` too, which begins with no prefix of it.
            relative.literal_prefix()
        })
    }
}

impl Parts {
    #[inline]
    fn part(&self, pattern: &Pattern, asked: &str, fold_from: usize) -> bool {
        if self.empty_matches_star && pattern.is_empty() {
            return asked.is_empty() || asked == "*";
        }
        pattern.matches(asked, fold_from)
    }
}

#[cfg(test)]
mod tests {
    use super::{AskedResource, ResourcePattern};
    use crate::dialect::Dialect;

    fn fits(pattern: &str, resource: &str) -> bool {
        let dialect = Dialect::of_name(pattern).unwrap_or(Dialect::Ram);
        ResourcePattern::parse(dialect, pattern).unwrap().matches(&AskedResource::new(resource))
    }

    #[test]
    fn each_part_is_matched_by_itself() {
        assert!(fits("acs:*:*cn-beijing*:*:*", "acs:ecs:cn-beijing-a:1:instance/i"));
        assert!(!fits("acs:e*:1:instance/i:x", "acs:ecs:r:1:instance/i"));
        assert!(fits("acs:oss:*:*:b/*", "acs:oss:r:1:b/a/b:c"));
        assert!(!fits("acs:oss:*:*:b", "acs:oss:r:1:b/a"));
        assert!(fits("acs:*:*:*:*/i-1", "acs:ecs:r:1:instance/i-1"));
    }

    #[test]
    fn a_call_without_resource_level_needs_the_lone_star() {
        assert!(fits("*", "*"));
        assert!(!fits("acs:*:*:*:*", "*"));
    }

    #[test]
    fn an_empty_part_of_a_ram_pattern_fits_an_empty_part_and_a_star() {
        assert!(fits("acs:ram::1:role/x", "acs:ram:*:1:role/x"));
        assert!(fits("acs:ram::1:role/x", "acs:ram::1:role/x"));
        assert!(!fits("acs:ram::1:role/x", "acs:ram:cn-beijing:1:role/x"));
        assert!(fits("acs:ram:*:1:role/x", "acs:ram::1:role/x"));
        assert!(!fits("krn:ksc:iam::1:role/x", "krn:ksc:iam:*:1:role/x"));
        assert!(fits("krn:ksc:ks3:::b/*", "krn:ksc:ks3:::b/o"));
    }

    #[test]
    fn role_and_user_names_of_ram_ignore_case_and_nothing_else_does() {
        assert!(fits("acs:ram:*:*:role/Admin*", "acs:ram::1:role/adminrole"));
        assert!(!fits("acs:ram:*:*:ROLE/admin", "acs:ram::1:role/admin"));
        assert!(!fits("acs:oss:*:*:Bucket", "acs:oss:*:1:bucket"));
        assert!(!fits("krn:ksc:iam::1:role/Admin", "krn:ksc:iam::1:role/admin"));
    }

    #[test]
    fn a_name_with_too_few_parts_is_refused() {
        for wrong in ["", "acs", "acs:ecs:*:*", "arn:ecs:*:*:x", "**", "krn:ksc:iam::1:x"] {
            assert!(ResourcePattern::parse(Dialect::Ram, wrong).is_err(), "{wrong}");
        }
        assert!(ResourcePattern::parse(Dialect::Ksyun, "krn:ksc:kec:*:*").is_err());
    }
}
