//! The two languages, read literally and slowly from the JSON itself.
//!
//! Nothing here is shared with the engine: other matching, other numbers,
//! other dates, other addresses, no index.

use std::net::IpAddr;

use ipnet::IpNet;
use policy_engine::{Combine, Dialect, PrincipalKind};
use serde_json::Value;

use crate::generator::Case;

type Verdict = &'static str;
const ALLOW: Verdict = "Allow";
const EXPLICIT: Verdict = "ExplicitDeny";
const IMPLICIT: Verdict = "ImplicitDeny";

pub(crate) fn decide(case: &Case) -> (Verdict, &'static str) {
    if case.dialect == Dialect::Ram && case.action.to_lowercase() == "sts:getcalleridentity"
        || case.kind == PrincipalKind::Service && case.action.to_lowercase() == "sts:getcalleridentity"
    {
        return (ALLOW, "Unguarded");
    }
    let own = case.account == case.resource_account;
    if case.kind == PrincipalKind::Root {
        if case.combine == Combine::Both {
            return (IMPLICIT, "Root");
        }
        if own {
            return (ALLOW, "Root");
        }
    }
    if case.combine == Combine::ResourceOnly {
        return (basic(case, case.trust.as_slice()), "Resource");
    }
    let linked = case.dialect == Dialect::Ram
        && case.kind == PrincipalKind::Role
        && case.name.to_lowercase().starts_with("aliyunservicerolefor");
    if case.kind != PrincipalKind::Root && !linked {
        for level in &case.control {
            let verdict = basic(case, level);
            if verdict != ALLOW {
                return (verdict, "Control");
            }
        }
    }
    if let Some(session) = &case.session {
        let verdict = basic(case, std::slice::from_ref(session));
        if verdict != ALLOW {
            return (verdict, "Session");
        }
    }
    let identity = identity(case, own);
    let resource = (basic(case, case.trust.as_slice()), "Resource");
    if identity.0 == EXPLICIT {
        return identity;
    }
    if resource.0 == EXPLICIT {
        return resource;
    }
    match case.combine {
        Combine::Both => {
            if identity.0 == ALLOW {
                resource
            } else {
                identity
            }
        }
        _ => {
            if identity.0 != ALLOW && resource.0 == ALLOW {
                resource
            } else {
                identity
            }
        }
    }
}

fn identity(case: &Case, own: bool) -> (Verdict, &'static str) {
    if !own && case.combine == Combine::Either {
        return (IMPLICIT, "AccountIdentity");
    }
    let account = basic(case, &case.identity);
    if account == IMPLICIT
        && let Some(documents) = &case.resource_group
    {
        let group = basic(case, documents);
        if group != IMPLICIT {
            return (group, "ResourceGroupIdentity");
        }
    }
    (account, "AccountIdentity")
}

fn basic(case: &Case, documents: &[Value]) -> Verdict {
    let mut effects = Vec::new();
    for document in documents {
        for statement in document["Statement"].as_array().unwrap() {
            if applies(case, statement) {
                effects.push(statement["Effect"].as_str().unwrap());
            }
        }
    }
    if effects.contains(&"Deny") {
        EXPLICIT
    } else if effects.contains(&"Allow") {
        ALLOW
    } else {
        IMPLICIT
    }
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().map(|one| one.as_str().unwrap()).collect(),
        _ => panic!("neither string nor array: {value}"),
    }
}

fn applies(case: &Case, statement: &Value) -> bool {
    let fits_action = |pattern: &&str| action_fits(pattern, &case.action);
    let action = match statement.get("Action") {
        Some(list) => strings(list).iter().any(fits_action),
        None => !strings(&statement["NotAction"]).iter().any(fits_action),
    };
    let resource = match statement.get("Resource") {
        Some(list) => strings(list).iter().any(|pattern| resource_fits(case, pattern)),
        None => true,
    };
    let principal = match statement.get("Principal") {
        Some(kinds) => kinds
            .as_object()
            .unwrap()
            .iter()
            .any(|(kind, list)| strings(list).iter().any(|principal| principal_fits(case, kind, principal))),
        None => true,
    };
    let condition = || match statement.get("Condition") {
        Some(blocks) => blocks.as_object().unwrap().iter().all(|(operator, keys)| {
            keys.as_object().unwrap().iter().all(|(key, values)| holds(case, operator, key, &strings(values)))
        }),
        None => true,
    };
    action && resource && principal && condition()
}

fn action_fits(pattern: &str, action: &str) -> bool {
    if pattern == "*" {
        return true;
    }
    let (pattern, action) = (pattern.to_lowercase(), action.to_lowercase());
    match (pattern.split_once(':'), action.split_once(':')) {
        (Some((service, name)), Some((asked_service, asked_name))) => {
            glob(service, asked_service) && glob(name, asked_name)
        }
        _ => false,
    }
}

fn resource_fits(case: &Case, pattern: &str) -> bool {
    if pattern == "*" {
        return true;
    }
    let pieces = if case.dialect == Dialect::Ram { 5 } else { 6 };
    let pattern: Vec<&str> = pattern.splitn(pieces, ':').collect();
    let asked: Vec<&str> = case.resource.splitn(pieces, ':').collect();
    if asked.len() != pieces {
        return false;
    }
    pattern.iter().zip(&asked).enumerate().all(|(index, (pattern, asked_part))| {
        if case.dialect == Dialect::Ram && pattern.is_empty() {
            return asked_part.is_empty() || *asked_part == "*";
        }
        let named = index == 4 && (asked[1] == "ram" || asked[1] == "ims");
        for kind in ["group/", "mfa/", "oidc-provider/", "policy/", "role/", "saml-provider/", "user/"] {
            if case.dialect == Dialect::Ram && named && asked_part.starts_with(kind) {
                return glob_with(pattern, asked_part, kind.len());
            }
        }
        glob(pattern, asked_part)
    })
}

fn principal_fits(case: &Case, kind: &str, principal: &str) -> bool {
    match kind {
        "Service" => case.kind == PrincipalKind::Service && case.name == principal,
        "Federated" => {
            let ignore_case = case.dialect == Dialect::Ram && case.arn.eq_ignore_ascii_case(principal);
            case.kind == PrincipalKind::Federated && (case.arn == principal || ignore_case)
        }
        _ => {
            let scheme = if case.dialect == Dialect::Ram { "acs:ram::" } else { "krn:ksc:iam::" };
            let (account, rest) = principal.strip_prefix(scheme).unwrap().split_once(':').unwrap();
            let (caller, of_account) = match case.kind {
                PrincipalKind::Root => ("root".to_owned(), true),
                PrincipalKind::User => (format!("user/{}", case.name), true),
                PrincipalKind::Role => (format!("role/{}", case.name), true),
                _ => (String::new(), false),
            };
            if account != case.account || !of_account {
                return false;
            }
            rest == "root"
                || rest == caller
                || case.dialect == Dialect::Ram && rest.to_lowercase() == caller.to_lowercase()
        }
    }
}

/// The textbook table: `fits[i][j]` says whether the first `i` characters of
/// the pattern fit the first `j` of the text.
fn glob(pattern: &str, text: &str) -> bool {
    glob_with(pattern, text, usize::MAX)
}

fn glob_with(pattern: &str, text: &str, fold_from: usize) -> bool {
    if pattern == "*" || !pattern.contains(['*', '?']) && fold_from == usize::MAX {
        return pattern == "*" || pattern == text;
    }
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let mut fits = vec![vec![false; text.len() + 1]; pattern.len() + 1];
    fits[0][0] = true;
    for (i, wanted) in pattern.iter().enumerate() {
        if *wanted == '*' {
            fits[i + 1][0] = fits[i][0];
        }
        for (j, found) in text.iter().enumerate() {
            fits[i + 1][j + 1] = match wanted {
                '*' => fits[i][j + 1] || fits[i + 1][j],
                '?' => fits[i][j],
                _ if j >= fold_from => fits[i][j] && wanted.eq_ignore_ascii_case(found),
                _ => fits[i][j] && wanted == found,
            };
        }
    }
    fits[pattern.len()][text.len()]
}

fn holds(case: &Case, operator: &str, key: &str, wanted: &[&str]) -> bool {
    let values: Vec<&str> = case
        .context
        .iter()
        .filter(|(other, _)| other.to_lowercase() == key.to_lowercase())
        .flat_map(|(_, values)| values.iter().map(String::as_str))
        .collect();
    let operator = operator.strip_prefix("ForAnyValue:").unwrap_or(operator);
    let negated = operator.contains("Not");
    if values.is_empty() {
        return negated;
    }
    let tests: Vec<Option<bool>> = values
        .iter()
        .flat_map(|value| wanted.iter().map(move |wanted| (value, wanted)))
        .map(|(value, wanted)| test(operator, value, wanted))
        .collect();
    if negated { tests.iter().all(|test| *test == Some(false)) } else { tests.contains(&Some(true)) }
}

/// Whether one value of the request fits one of the policy, for the positive
/// form of the operator; nothing if the value cannot be read.
fn test(operator: &str, value: &str, wanted: &str) -> Option<bool> {
    Some(match operator {
        "StringEquals" | "StringNotEquals" => value == wanted,
        "StringEqualsIgnoreCase" | "StringNotEqualsIgnoreCase" => value.to_lowercase() == wanted.to_lowercase(),
        "StringLike" | "StringNotLike" => glob(wanted, value),
        "Bool" => truth(value)? == truth(wanted)?,
        "IpAddress" | "NotIpAddress" => {
            let address: IpAddr = value.parse().ok()?;
            let block = wanted.parse::<IpNet>().or_else(|_| wanted.parse::<IpAddr>().map(IpNet::from)).unwrap();
            block.contains(&address)
        }
        _ if operator.starts_with("Numeric") => {
            compare(operator, number(value)?.partial_cmp(&number(wanted)?).unwrap())
        }
        _ if operator.starts_with("Date") => compare(operator, date(value)?.cmp(&date(wanted)?)),
        _ => panic!("no such operator: {operator}"),
    })
}

fn compare(operator: &str, ordering: std::cmp::Ordering) -> bool {
    let relation = operator.trim_start_matches("Numeric").trim_start_matches("Date");
    match relation {
        "Equals" | "NotEquals" => ordering.is_eq(),
        "LessThan" => ordering.is_lt(),
        "LessThanEquals" => ordering.is_le(),
        "GreaterThan" => ordering.is_gt(),
        "GreaterThanEquals" => ordering.is_ge(),
        _ => panic!("no such relation: {relation}"),
    }
}

fn truth(value: &str) -> Option<bool> {
    value.to_lowercase().parse().ok()
}

/// The random numbers are small enough for a float to be exact.
fn number(value: &str) -> Option<f64> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|character| character.is_ascii_digit());
    let size = value.strip_prefix('-').unwrap_or(value);
    let readable = match size.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(size),
    };
    readable.then(|| value.parse().unwrap())
}

fn date(value: &str) -> Option<jiff::Timestamp> {
    let full = if value.contains('T') { value.to_owned() } else { format!("{value}T00:00:00Z") };
    full.parse().ok()
}
