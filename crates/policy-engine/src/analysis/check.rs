//! What is wrong, useless or dangerous in one document.

use std::fmt;

use serde::Serialize;

use super::bits::Bits;
use super::catalogue::Catalogue;
use super::space::Space;
use crate::dialect::Dialect;
use crate::document::{Document, Effect, Malformed, Purpose, Statement, TrustedKind};
use crate::pattern::{ActionPattern, AskedAction};

/// How many combinations are tried before the uselessness of statements is
/// left open.
const MOST_TRIED: usize = 2_000_000;

/// Names a rule that a document can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The document is refused.
    Malformed,
    /// No request falls under the statement.
    NeverMatches,
    /// Every request that the statement allows is denied by another.
    Shadowed,
    /// The statement changes nothing beside the others.
    Redundant,
    /// The action does not exist.
    UnknownAction,
    /// The statement grants everything.
    GrantsEverything,
    /// The statement grants passing or assuming any role, or all of RAM.
    GrantsEscalation,
    /// The statement grants all but a list, which grows with every new action.
    GrantsAllBut,
    /// A SAML trust does not fix its recipient.
    SamlWithoutRecipient,
}

/// Says how much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The document cannot be used.
    Error,
    /// The document does not do what it seems to, or does too much.
    Warning,
    /// The document could be simpler.
    Note,
}

/// Tells of one broken rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it matters.
    pub level: Level,
    /// The element, as a JSON path; an action that stands alone, without a list, has the index 0.
    pub path: String,
    /// The line of the statement, counted from 1.
    pub line: u32,
    /// The column of the statement, counted from 1.
    pub column: u32,
    /// What is found, lower-case and without a full stop.
    pub message: String,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Rule; 9] = [
        Rule::Malformed,
        Rule::NeverMatches,
        Rule::Shadowed,
        Rule::Redundant,
        Rule::UnknownAction,
        Rule::GrantsEverything,
        Rule::GrantsEscalation,
        Rule::GrantsAllBut,
        Rule::SamlWithoutRecipient,
    ];

    /// The name by which reports know the rule.
    pub fn id(self) -> &'static str {
        match self {
            Rule::Malformed => "malformed",
            Rule::NeverMatches => "never-matches",
            Rule::Shadowed => "shadowed",
            Rule::Redundant => "redundant",
            Rule::UnknownAction => "unknown-action",
            Rule::GrantsEverything => "grants-everything",
            Rule::GrantsEscalation => "grants-escalation",
            Rule::GrantsAllBut => "grants-all-but",
            Rule::SamlWithoutRecipient => "saml-without-recipient",
        }
    }

    /// What the rule is about, as a sentence.
    pub fn description(self) -> &'static str {
        match self {
            Rule::Malformed => "The document is not a policy of its language.",
            Rule::NeverMatches => "No request can fall under the statement.",
            Rule::Shadowed => "Every request that the statement allows is denied by another statement.",
            Rule::Redundant => "The document means the same without the statement.",
            Rule::UnknownAction => "The action is not one of its product.",
            Rule::GrantsEverything => "The statement grants every action on every resource.",
            Rule::GrantsEscalation => "The statement lets its holder gain the permissions of others.",
            Rule::GrantsAllBut => "The statement grants every action but those listed, future ones included.",
            Rule::SamlWithoutRecipient => "A SAML trust needs a condition on saml:recipient.",
        }
    }

    /// How much a finding of the rule matters.
    pub fn level(self) -> Level {
        match self {
            Rule::Malformed => Level::Error,
            Rule::Redundant => Level::Note,
            _ => Level::Warning,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        let Finding { line, column, message, .. } = self;
        write!(formatter, "{line}:{column}: {level}: {message} [{}]", self.rule.id())
    }
}

/// Checks the text of a document. A text that is refused has one finding.
pub fn check_text(dialect: Dialect, purpose: Purpose, text: &str, catalogue: &Catalogue) -> Vec<Finding> {
    match Document::parse(dialect, purpose, text) {
        Ok(document) => check(&document, catalogue),
        Err(Malformed { path, line, column, message, .. }) => {
            vec![Finding { rule: Rule::Malformed, level: Rule::Malformed.level(), path, line, column, message }]
        }
    }
}

/// Checks a document.
///
/// ```
/// use policy_engine::analysis::{Catalogue, Rule, check};
/// use policy_engine::{Dialect, Document, Purpose};
///
/// let text = r#"{"Version": "1", "Statement": [
///     {"Effect": "Allow", "Action": "ram:PassRole", "Resource": "*"}
/// ]}"#;
/// let document = Document::parse(Dialect::Ram, Purpose::Identity, text)?;
/// let findings = check(&document, &Catalogue::default());
/// assert_eq!(findings[0].rule, Rule::GrantsEscalation);
/// assert_eq!(findings[0].line, 2);
/// # Ok::<(), policy_engine::Malformed>(())
/// ```
pub fn check(document: &Document, catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, statement) in document.statements().iter().enumerate() {
        let mut add = |rule: Rule, element: &str, message: String| {
            findings.push(finding(rule, index, element, statement, message));
        };
        unknown_actions(statement, catalogue, &mut add);
        if statement.effect() == Effect::Allow {
            broad_grants(document, statement, &mut add);
        }
    }
    useless(document, &mut findings);
    findings.sort_by_key(|finding| (finding.line, finding.rule));
    findings
}

fn finding(rule: Rule, index: usize, element: &str, statement: &Statement, message: String) -> Finding {
    let dot = if element.is_empty() { "" } else { "." };
    Finding {
        rule,
        level: rule.level(),
        path: format!("$.Statement[{index}]{dot}{element}"),
        line: statement.line,
        column: statement.column,
        message,
    }
}

fn unknown_actions(statement: &Statement, catalogue: &Catalogue, add: &mut impl FnMut(Rule, &str, String)) {
    let element = if statement.is_not_action() { "NotAction" } else { "Action" };
    for (index, pattern) in statement.actions.iter().enumerate().filter(|(_, pattern)| catalogue.lacks(pattern)) {
        let message = format!("no action fits `{}`", pattern.as_str());
        add(Rule::UnknownAction, &format!("{element}[{index}]"), message);
    }
}

fn broad_grants(document: &Document, statement: &Statement, add: &mut impl FnMut(Rule, &str, String)) {
    if document.purpose() == Purpose::Trust {
        let saml = |principal: &&crate::TrustedPrincipal| {
            principal.kind() == TrustedKind::Federated && principal.as_str().contains(":saml-provider/")
        };
        let fixed = statement.clauses.iter().any(|clause| clause.key.eq_ignore_ascii_case("saml:recipient"));
        if let (Some(principal), false) = (statement.principals().iter().find(saml), fixed) {
            let message = format!("`{}` is trusted without a condition on `saml:recipient`", principal.as_str());
            add(Rule::SamlWithoutRecipient, "Condition", message);
        }
        return;
    }
    // A session or control policy grants nothing by itself.
    let grants = matches!(document.purpose(), Purpose::Identity | Purpose::Resource);
    let everywhere = statement.resources().any(is_everything);
    if !grants || !everywhere || statement.is_conditional() {
        return;
    }
    if statement.is_not_action() {
        let message = "everything but a list of actions is allowed on every resource".to_owned();
        add(Rule::GrantsAllBut, "NotAction", message);
        return;
    }
    for (index, pattern) in statement.actions.iter().enumerate() {
        let element = format!("Action[{index}]");
        if matches!(pattern.as_str(), "*" | "*:*") {
            let message = "every action is allowed on every resource".to_owned();
            add(Rule::GrantsEverything, &element, message);
            continue;
        }
        if let Some(action) = escalation(document.dialect(), pattern) {
            let message = format!("`{}` allows `{action}` on every resource", pattern.as_str());
            add(Rule::GrantsEscalation, &element, message);
        }
    }
}

fn is_everything(resource: &str) -> bool {
    resource.bytes().filter(|byte| *byte != b'*' && *byte != b':').count() == 0
        || matches!(resource, "acs:*:*:*:*" | "krn:ksc:*:*:*:*")
}

/// The first action in the pattern with which one gains what others may do.
fn escalation(dialect: Dialect, pattern: &ActionPattern) -> Option<&'static str> {
    let known: &[&str] = match dialect {
        Dialect::Ram => &[
            "ram:PassRole",
            "sts:AssumeRole",
            "ram:AttachPolicyToUser",
            "ram:AttachPolicyToRole",
            "ram:CreatePolicyVersion",
            "ram:UpdateRole",
            "ram:CreateAccessKey",
        ],
        Dialect::Ksyun => &[
            "sts:AssumeRole",
            "iam:AttachUserPolicy",
            "iam:AttachRolePolicy",
            "iam:CreatePolicyVersion",
            "iam:CreateAccessKey",
        ],
    };
    known.iter().copied().find(|action| pattern.matches(&AskedAction::new(action)))
}

/// Statements that never match, that others deny whole, or that change
/// nothing.
fn useless(document: &Document, findings: &mut Vec<Finding>) {
    let statements: Vec<&Statement> = document.statements().iter().collect();
    let space = Space::of(document.dialect(), &statements);
    if !space.complete || space.size() > MOST_TRIED {
        return;
    }
    let of = |effect| {
        Bits::collect(statements.len(), |position| {
            statements.get(position).is_some_and(|statement| statement.effect() == effect)
        })
    };
    let (allows, denies) = (of(Effect::Allow), of(Effect::Deny));
    let mut matched_sets = std::collections::BTreeSet::new();
    space.find(|matched| {
        matched_sets.insert(matched.clone());
        false
    });
    let mut kept = Bits::collect(statements.len(), |_| true);
    // From the last to the first, so that of two equal statements the later
    // one is called redundant.
    for (index, statement) in statements.iter().enumerate().rev() {
        let mut matches = false;
        let mut survives = false;
        let mut matters = false;
        for matched in &matched_sets {
            if !matched.contains(index) {
                continue;
            }
            matches = true;
            let with = matched.and(&kept);
            let mut without = with.clone();
            without.remove(index);
            let is_denied = without.meets(&denies);
            survives |= !is_denied;
            matters |= !is_denied && (statement.effect() == Effect::Deny || !without.meets(&allows));
        }
        let (rule, message) = match (matches, survives, matters) {
            (false, _, _) => (Rule::NeverMatches, "no request can meet all conditions of the statement"),
            (true, false, _) if statement.effect() == Effect::Allow => {
                (Rule::Shadowed, "every request that the statement allows is denied by another statement")
            }
            (true, _, false) => (Rule::Redundant, "other statements already say the same"),
            _ => continue,
        };
        kept.remove(index);
        findings.push(finding(rule, index, "", statement, message.to_owned()));
    }
}
