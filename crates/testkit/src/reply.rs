//! What a call was answered with.

use serde_json::Value;
use wire::Answer;

/// The answer to a call.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Name of the operation.
    pub action: String,
    /// Status.
    pub status: u16,
    /// Body.
    pub body: String,
}

impl Reply {
    pub(crate) fn of(action: &str, answer: Answer) -> Self {
        let status = answer.status().as_u16();
        let body = String::from_utf8(answer.into_body().to_vec()).expect("an answer is text");
        Self { action: action.to_owned(), status, body }
    }

    /// The answer of a call that succeeded.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{} was refused: {}", self.action, self.body);
        serde_json::from_str(&self.body).expect("an answer is JSON")
    }

    /// Status and code of a call that was refused.
    #[track_caller]
    pub fn refused(&self) -> String {
        assert!(self.status >= 400, "{} was not refused: {}", self.action, self.body);
        format!("{} {}", self.status, self.field("/Code"))
    }

    /// A text of the answer, by its JSON pointer.
    #[track_caller]
    pub fn field(&self, pointer: &str) -> String {
        let json: Value = serde_json::from_str(&self.body).expect("an answer is JSON");
        match json.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => panic!("{} has no {pointer}: {}", self.action, self.body),
        }
    }
}
