//! What a call was answered with.

use http::HeaderMap;
use serde_json::Value;

/// The answer to a call.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Name of the operation.
    pub action: String,
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: String,
}

impl Reply {
    /// The answer of a call that succeeded.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{} was refused: {}", self.action, self.body);
        self.json()
    }

    /// The answer of a call that succeeded without the number of the request, to be compared as a whole.
    #[track_caller]
    pub fn contents(&self) -> Value {
        let mut answer = self.ok();
        let number = answer.as_object_mut().and_then(|fields| fields.remove("RequestId"));
        let number = number.unwrap_or_else(|| panic!("{} has no number: {}", self.action, self.body));
        assert_eq!(number.as_str().map(str::len), Some(36), "{}", self.body);
        answer
    }

    /// Status and code of a call that was refused, such as `404 EntityNotExist.User`.
    #[track_caller]
    pub fn refused(&self) -> String {
        format!("{} {}", self.status, self.error("Code"))
    }

    /// Status, code and message of a call that was refused, such as `404 EntityNotExist.User: The user does not exist.`
    #[track_caller]
    pub fn told(&self) -> String {
        format!("{}: {}", self.refused(), self.error("Message"))
    }

    /// A text of the answer, by its JSON pointer.
    #[track_caller]
    pub fn field(&self, pointer: &str) -> String {
        match self.json().pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => panic!("{} has no {pointer}: {}", self.action, self.body),
        }
    }

    /// A header of the answer; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A part of a refusal: Kingsoft Cloud's refusals keep theirs in `Error`.
    #[track_caller]
    fn error(&self, part: &str) -> String {
        assert!(self.status >= 400, "{} was not refused: {}", self.action, self.body);
        let refusal = self.json();
        let found = refusal.get(part).or_else(|| refusal.pointer(&format!("/Error/{part}"))).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("{} has no {part}: {}", self.action, self.body)).to_owned()
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("an answer is JSON")
    }
}
