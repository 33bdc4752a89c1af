//! How a document names a resource that somebody used.

use policy_engine::Dialect;

use super::drawn::{Drawn, First};
use super::subject::Subject;

/// A resource as a document names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) pattern: String,
    pub(super) why: Why,
}

/// Why it is named so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// As it was.
    AsItWas,
    /// As it was, though the cloud drew its identifier in this line of the recording.
    Drawn { line: usize },
    /// The kind, because the caller itself made it and could not know the identifier before.
    MadeByItself,
    /// The kind, because that was asked for.
    Generalised,
    /// As it was, though the kind was asked for: any role could be passed or assumed.
    NotGeneralised,
}

/// Actions that would let their holder act as any role of the account.
const OF_ROLES: [&str; 2] = ["ram:PassRole", "sts:AssumeRole"];

/// Names the resource of a check.
pub(super) fn name(action: &str, resource: &str, of: &Subject, drawn: &Drawn<'_>, generalise: bool) -> Named {
    let as_it_was = |why| Named { pattern: resource.to_owned(), why };
    let Some(name) = Name::parse(of.dialect, resource) else { return as_it_was(Why::AsItWas) };
    let is_of_roles = OF_ROLES.iter().any(|of_roles| action.eq_ignore_ascii_case(of_roles));
    if generalise && is_of_roles {
        return as_it_was(Why::NotGeneralised);
    }
    if generalise {
        let region = if name.region.is_empty() { "" } else { "*" };
        let pattern = name.with(region, &kind(name.relative));
        let why = if pattern == resource { Why::AsItWas } else { Why::Generalised };
        return Named { pattern, why };
    }
    let parts = || name.relative.split(['/', ':']).skip(1).filter_map(|part| drawn.first(part));
    if parts().any(|first| matches!(first, First::Made { by: Some(by), .. } if by == of)) {
        let pattern = name.with(name.region, &kind(name.relative));
        return Named { pattern, why: Why::MadeByItself };
    }
    let made = parts().find_map(|first| match first {
        First::Made { line, .. } => Some(line),
        _ => None,
    });
    as_it_was(made.map_or(Why::AsItWas, |line| Why::Drawn { line }))
}

/// `instance/*` for `instance/i-1`.
fn kind(relative: &str) -> String {
    relative.split_once('/').map_or_else(|| "*".to_owned(), |(kind, _)| format!("{kind}/*"))
}

/// A resource name, cut.
#[derive(Debug, Clone, Copy)]
struct Name<'n> {
    scheme: &'n str,
    service: &'n str,
    region: &'n str,
    account: &'n str,
    relative: &'n str,
}

impl<'n> Name<'n> {
    fn parse(dialect: Dialect, text: &'n str) -> Option<Self> {
        let scheme = match dialect {
            Dialect::Ram => "acs:",
            Dialect::Ksyun => "krn:ksc:",
        };
        let mut parts = text.strip_prefix(scheme)?.splitn(4, ':');
        let (service, region, account) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { scheme, service, region, account, relative: parts.next()? })
    }

    fn with(&self, region: &str, relative: &str) -> String {
        let Self { scheme, service, account, .. } = self;
        format!("{scheme}{service}:{region}:{account}:{relative}")
    }
}
