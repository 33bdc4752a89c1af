//! Two documents beside each other: which statements came, went and changed, and whether one allows more.

use std::sync::Arc;

use policy_engine::analysis::{Comparison, diff};
use policy_engine::{Dialect, Document, Malformed, Purpose, Statement};
use serde::Serialize;
use serde_json::Value;

/// How two documents stand to each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// Every statement of the two, in the order of the second; those that went stand where they stood.
    pub statements: Vec<Change>,
    /// Whether the second allows anything that the first does not.
    pub after_to_before: Comparison,
    /// Whether the first allows anything that the second does not.
    pub before_to_after: Comparison,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// It is in both, and says the same.
    Same {
        /// Where it stands.
        before: Stands,
        /// Where it stands now.
        after: Stands,
    },
    /// It is in both, and says something else.
    Changed {
        /// What it said.
        before: Stands,
        /// What it says.
        after: Stands,
        /// The elements that differ.
        elements: Vec<String>,
    },
    /// Only the first document has it.
    Went {
        /// Where it stood.
        before: Stands,
    },
    /// Only the second document has it.
    Came {
        /// Where it stands.
        after: Stands,
    },
}

/// A statement and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stands {
    /// Its position, counted from 0.
    pub index: usize,
    /// The line on which it begins.
    pub line: u32,
    /// The statement.
    pub statement: Value,
}

/// A document that cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Uncomparable {
    /// The first is refused.
    #[error("the first document: {0}")]
    Before(Malformed),
    /// The second is refused.
    #[error("the second document: {0}")]
    After(Malformed),
}

impl Compared {
    /// Whether both allow the same.
    pub fn means_the_same(&self) -> bool {
        let (one, other) = (&self.after_to_before, &self.before_to_after);
        *one == Comparison::AtMostAsPermissive && *other == Comparison::AtMostAsPermissive
    }
}

/// Compares two documents of one purpose.
///
/// Statements that say the same in another order of words are the same. One that changed is told by its label, else it is
/// the one most like it among those that came.
pub fn compare(dialect: Dialect, purpose: Purpose, before: &str, after: &str) -> Result<Compared, Uncomparable> {
    let first = Document::parse(dialect, purpose, before).map(Arc::new).map_err(Uncomparable::Before)?;
    let second = Document::parse(dialect, purpose, after).map(Arc::new).map_err(Uncomparable::After)?;
    let (ours, theirs) = (standing(&first), standing(&second));
    let mut partner = vec![None; theirs.len()];
    let mut free: Vec<usize> = (0..ours.len()).collect();
    pair(&ours, &theirs, &mut partner, &mut free, |one, other| (one.meaning == other.meaning).then_some(usize::MAX));
    pair(&ours, &theirs, &mut partner, &mut free, |one, other| {
        (one.sid.is_some() && one.sid == other.sid).then_some(usize::MAX)
    });
    pair(&ours, &theirs, &mut partner, &mut free, |one, other| {
        let alike = one.likeness(other);
        (alike > 0).then_some(alike)
    });
    let mut statements = Vec::new();
    for (other, partner) in theirs.iter().zip(&partner) {
        let after = other.stands.clone();
        match partner.and_then(|index| ours.get(index)) {
            None => statements.push(Change::Came { after }),
            Some(one) if one.meaning == other.meaning => {
                statements.push(Change::Same { before: one.stands.clone(), after });
            }
            Some(one) => {
                let elements = one.differing(other);
                statements.push(Change::Changed { before: one.stands.clone(), after, elements });
            }
        }
    }
    for index in free {
        let Some(one) = ours.get(index) else { continue };
        statements.insert(index.min(statements.len()), Change::Went { before: one.stands.clone() });
    }
    let (first, second) = ([first], [second]);
    Ok(Compared { statements, after_to_before: diff(&first, &second), before_to_after: diff(&second, &first) })
}

/// A statement, ready to be compared.
struct Standing {
    stands: Stands,
    sid: Option<String>,
    /// The statement with every list sorted, and with a list where one value stands alone.
    meaning: Value,
}

/// Finds for each statement that has no partner yet the free one that scores best.
fn pair(
    ours: &[Standing],
    theirs: &[Standing],
    partner: &mut [Option<usize>],
    free: &mut Vec<usize>,
    score: impl Fn(&Standing, &Standing) -> Option<usize>,
) {
    for (other, partner) in theirs.iter().zip(partner.iter_mut()).filter(|(_, partner)| partner.is_none()) {
        let scored = free.iter().filter_map(|index| Some((score(ours.get(*index)?, other)?, *index)));
        // Of equals the first.
        let best = scored.max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)));
        if let Some((_, index)) = best {
            *partner = Some(index);
            free.retain(|known| *known != index);
        }
    }
}

impl Standing {
    /// How many values of action and resource two statements share.
    fn likeness(&self, other: &Self) -> usize {
        if self.meaning.get("Effect") != other.meaning.get("Effect") {
            return 0;
        }
        let values = |of: &Self, element: &str| of.meaning.get(element).and_then(Value::as_array).cloned();
        let shared = |element| {
            let (one, other) = (values(self, element).unwrap_or_default(), values(other, element).unwrap_or_default());
            one.iter().filter(|value| other.contains(value)).count()
        };
        // Most statements are about every resource.
        4 * (shared("Action") + shared("NotAction")) + shared("Resource") + shared("Principal")
    }

    /// The elements in which two statements differ.
    fn differing(&self, other: &Self) -> Vec<String> {
        let names = |of: &Self| of.meaning.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>());
        let mut names = [names(self).unwrap_or_default(), names(other).unwrap_or_default()].concat();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| self.meaning.get(name) != other.meaning.get(name));
        names
    }
}

fn standing(document: &Document) -> Vec<Standing> {
    // The document was parsed, so its text is JSON with a list of statements.
    let whole: Value = serde_json::from_str(document.text()).unwrap_or_default();
    let values = whole.get("Statement").and_then(Value::as_array).cloned().unwrap_or_default();
    let compiled: &[Statement] = document.statements();
    let stands = |(index, (value, compiled)): (usize, (Value, &Statement))| Standing {
        sid: compiled.sid().map(str::to_owned),
        meaning: normal(&value, &mut Vec::new()),
        stands: Stands { index, line: compiled.line(), statement: value },
    };
    values.into_iter().zip(compiled).enumerate().map(stands).collect()
}

/// A value with its lists sorted. What may be a text or a list of them is a list; a label says nothing.
fn normal(value: &Value, path: &mut Vec<String>) -> Value {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().filter(|(name, _)| *name != "Sid" || !path.is_empty()).collect();
            sorted.sort_by(|one, other| one.0.cmp(other.0));
            let normal = |(name, field): (&String, &Value)| {
                path.push(name.clone());
                let value = normal(field, path);
                path.pop();
                (name.clone(), value)
            };
            Value::Object(sorted.into_iter().map(normal).collect())
        }
        Value::Array(items) => {
            let mut items = items.clone();
            items.sort_by_key(Value::to_string);
            items.dedup();
            Value::Array(items)
        }
        Value::String(_) if path.first().is_some_and(|first| first != "Effect") => Value::Array(vec![value.clone()]),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(before: &str, after: &str) -> Compared {
        let whole = |statements: &str| format!(r#"{{"Version": "1", "Statement": [{statements}]}}"#);
        compare(Dialect::Ram, Purpose::Identity, &whole(before), &whole(after)).unwrap()
    }

    fn told(compared: &Compared) -> Vec<String> {
        let told = compared.statements.iter().map(|change| match change {
            Change::Same { before, after } => format!("{} = {}", before.index, after.index),
            Change::Changed { before, after, elements } => {
                format!("{} > {}: {}", before.index, after.index, elements.join(" "))
            }
            Change::Went { before } => format!("- {}", before.index),
            Change::Came { after } => format!("+ {}", after.index),
        });
        told.collect()
    }

    const READ: &str = r#"{"Effect": "Allow", "Action": ["oss:GetObject", "oss:ListObjects"], "Resource": "*"}"#;
    const STOP: &str = r#"{"Effect": "Allow", "Action": "ecs:StopInstance", "Resource": "acs:ecs:*:*:instance/*"}"#;

    #[test]
    fn another_order_of_words_is_the_same_statement() {
        let other = r#"{"Resource": ["*"], "Action": ["oss:ListObjects", "oss:GetObject"], "Effect": "Allow"}"#;
        let compared = compared(&format!("{READ}, {STOP}"), &format!("{STOP}, {other}"));
        assert_eq!(told(&compared), ["1 = 0", "0 = 1"]);
        assert!(compared.means_the_same());
    }

    #[test]
    fn what_came_went_and_changed_is_told() {
        let wider = r#"{"Effect": "Allow", "Action": ["oss:GetObject", "oss:PutObject"], "Resource": "*"}"#;
        let deny = r#"{"Effect": "Deny", "Action": "ecs:StopInstance", "Resource": "acs:ecs:*:*:instance/*"}"#;
        let compared = compared(&format!("{STOP}, {READ}"), &format!("{wider}, {deny}"));
        assert_eq!(told(&compared), ["- 0", "1 > 0: Action", "+ 1"]);
        assert!(
            matches!(&compared.after_to_before, Comparison::MorePermissive { witness } if witness.action == "oss:PutObject")
        );
        assert!(matches!(compared.before_to_after, Comparison::MorePermissive { .. }));
        let value = serde_json::to_value(&compared).unwrap();
        assert_eq!(
            (&value["statements"][0]["change"], &value["statements"][2]["after"]["line"]),
            (&"went".into(), &1.into())
        );
    }

    #[test]
    fn a_label_tells_a_statement_that_became_another() {
        let one = r#"{"Sid": "a", "Effect": "Allow", "Action": "oss:GetObject", "Resource": "*"}"#;
        let other = r#"{"Sid": "a", "Effect": "Deny", "Action": "ecs:*", "Resource": "*"}"#;
        assert_eq!(told(&compared(one, other)), ["0 > 0: Action Effect"]);
    }

    #[test]
    fn a_document_that_is_refused_says_which_it_is() {
        let refused = compare(Dialect::Ram, Purpose::Identity, r#"{"Version": "1", "Statement": []}"#, "");
        assert!(refused.unwrap_err().to_string().starts_with("the first document: line 1"));
    }
}
