//! Plays a recording against another sandbox and tells what is different there.

mod bindings;

use std::collections::HashMap;

use policy_lab::Recording;
use serde_json::Value;

use wire::MASKED;
use wire::recording::Line;

pub use bindings::Bindings;
pub use policy_lab::recording::NoRecording as Unplayable;

/// The sandbox that a recording is played against.
pub trait Target {
    /// A call that could not be made.
    type Error: std::fmt::Display;

    /// The key of the account itself in the cloud of this service.
    fn root(&self, service: &str) -> Key;

    /// Numbers of its accounts, in the order of [`Head::accounts`].
    fn accounts(&self) -> Vec<String>;

    /// Makes ready for the call of a line; `bindings` give its own identifiers for the recorded ones.
    fn prepare(&self, number: usize, line: &Line, bindings: &Bindings) -> impl Future<Output = ()> {
        let _ = (number, line, bindings);
        std::future::ready(())
    }

    /// A key of who made a call, where no reply before brings the key that signed it.
    fn key_of(&self, line: &Line, bindings: &Bindings) -> impl Future<Output = Option<Key>> {
        let _ = (line, bindings);
        std::future::ready(None)
    }

    /// Makes a call and returns its status and its answer.
    fn call(
        &self,
        key: &Key,
        line: &Line,
        parameters: &[(String, String)],
    ) -> impl Future<Output = Result<(u16, Value), Self::Error>>;
}

/// An access key, with the token of a session where it belongs to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its identifier.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// The token.
    pub token: Option<String>,
}

/// What is different in the other sandbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Number of the line, from 1.
    pub line: usize,
    /// Name of the operation.
    pub operation: String,
    /// What is different.
    pub what: String,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.operation, self.what)
    }
}

/// How a recording was played.
#[derive(Debug, Default)]
pub struct Played {
    /// How many calls were made.
    pub calls: usize,
    /// Calls that a recording cannot repeat, because what proves them is a secret: line and operation.
    pub skipped: Vec<(usize, String)>,
    /// What was different.
    pub differences: Vec<Difference>,
    /// Which identifier of the other sandbox stands for which recorded one.
    pub bindings: Bindings,
}

/// Plays the text of a recording.
pub async fn play<T: Target>(target: &T, text: &str) -> Result<Played, Unplayable> {
    Ok(play_calls(target, &Recording::read(text)?).await)
}

/// Plays a recording.
///
/// Identifiers that replies bring are bound to those that the other sandbox draws, and stand in later calls instead. A
/// reply may have more fields than the recorded one; times, request ids and tokens of pages may differ.
pub async fn play_calls<T: Target>(target: &T, recording: &Recording) -> Played {
    let mut player = Player { target, bindings: Bindings::default(), keys: HashMap::new(), played: Played::default() };
    for (recorded, there) in recording.head.accounts.iter().zip(target.accounts()) {
        player.bindings.bind(recorded, &there);
    }
    for (number, line) in &recording.calls {
        player.play(*number, line).await;
    }
    Played { bindings: player.bindings, ..player.played }
}

/// The key of a call that the account itself made.
const ROOT: &str = "root";

/// What the key of a call begins with that a user made who had signed in with a password, which no recording has.
const SIGNED_IN: &str = "user/";

struct Player<'t, T> {
    target: &'t T,
    bindings: Bindings,
    /// Keys that replies of the other sandbox brought, by their identifier there.
    keys: HashMap<String, Key>,
    played: Played,
}

impl<T: Target> Player<'_, T> {
    async fn play(&mut self, number: usize, line: &Line) {
        if line.key.is_empty() || line.key.starts_with(SIGNED_IN) {
            self.played.skipped.push((number, line.operation.clone()));
            return;
        }
        self.target.prepare(number, line, &self.bindings).await;
        let key = match self.key(line) {
            Some(key) => Some(key),
            None => self.target.key_of(line, &self.bindings).await,
        };
        let Some(key) = key else {
            self.differ(number, line, format!("signed with `{}`, a key that no reply before brings", line.key));
            return;
        };
        let mut parameters: Vec<_> =
            line.parameters.iter().map(|(name, value)| (name.clone(), self.value(name, value))).collect();
        parameters.extend(line.region.as_ref().map(|region| ("Region".to_owned(), region.clone())));
        self.played.calls += 1;
        let (status, answer) = match self.target.call(&key, line, &parameters).await {
            Ok(answered) => answered,
            Err(error) => return self.differ(number, line, error.to_string()),
        };
        if status != line.status {
            let said = code_of(&answer);
            return self.differ(number, line, format!("recorded {}, now {status} {said}", outcome(line)));
        }
        match (&line.code, &line.reply) {
            (Some(code), _) if *code != code_of(&answer) => {
                self.differ(number, line, format!("recorded {}, now {status} {}", outcome(line), code_of(&answer)));
            }
            (None, Some(reply)) => {
                let mut found = Vec::new();
                self.bindings.compare(reply, &answer, "", &mut found);
                for what in found {
                    self.differ(number, line, what);
                }
                self.learn(&answer);
            }
            _ => {}
        }
    }

    /// The key that a call is signed with.
    fn key(&self, line: &Line) -> Option<Key> {
        if line.key == ROOT {
            return Some(self.target.root(&line.service));
        }
        self.keys.get(self.bindings.of(&line.key)?).cloned()
    }

    /// A parameter with the identifiers of the other sandbox. A secret was not recorded: another stands in its place.
    fn value(&self, name: &str, value: &str) -> String {
        match (value, name.split('.').next_back().unwrap_or(name)) {
            // A script that does nothing, in Base64.
            (MASKED, "UserData" | "CommandContent") => "IyEvYmluL3NoCg==".to_owned(),
            (MASKED, _) => "Replayed-1-secret".to_owned(),
            _ => self.bindings.substitute(value),
        }
    }

    /// Keeps the keys of an answer.
    fn learn(&mut self, answer: &Value) {
        match answer {
            Value::Object(fields) => {
                let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
                if let (Some(id), Some(secret)) =
                    (text("AccessKeyId"), text("AccessKeySecret").or_else(|| text("SecretAccessKey")))
                {
                    self.keys.insert(id.clone(), Key { id, secret, token: text("SecurityToken") });
                }
                fields.values().for_each(|field| self.learn(field));
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn(item)),
            _ => {}
        }
    }

    fn differ(&mut self, line: usize, of: &Line, what: String) {
        self.played.differences.push(Difference { line, operation: of.operation.clone(), what });
    }
}

fn outcome(line: &Line) -> String {
    format!("{} {}", line.status, line.code.as_deref().unwrap_or_default()).trim_end().to_owned()
}

/// Code of a refusal, where it is one: Kingsoft Cloud's keep theirs in `Error`.
fn code_of(answer: &Value) -> String {
    let found = answer.get("Code").or_else(|| answer.pointer("/Error/Code")).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}
