//! How a call of the sandbox's own interface describes itself.

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use super::schema::{self, hoisted};

/// The tag of these calls.
pub(super) const TAG: &str = "sandbox";

/// A call of the sandbox's own interface.
#[derive(Debug)]
pub(crate) struct Described {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    id: &'static str,
    summary: &'static str,
    security: Value,
    query: Option<Value>,
    body: Option<(bool, Value)>,
    answers: Vec<Answer>,
    refusal: Option<Answer>,
}

/// One answer of a call.
#[derive(Debug)]
struct Answer {
    status: u16,
    said: &'static str,
    /// Media types, each with the schema of what is written in it.
    content: Vec<(&'static str, Value)>,
}

impl Described {
    fn new(method: &'static str, path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self {
            method,
            path,
            id,
            summary,
            security: json!([]),
            query: None,
            body: None,
            answers: Vec::new(),
            refusal: None,
        }
    }

    /// A `GET`, which needs no token until something else is said.
    pub(crate) fn get(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new("get", path, id, summary)
    }

    /// A `POST`.
    pub(crate) fn post(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new("post", path, id, summary)
    }

    /// A `PUT`.
    pub(crate) fn put(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new("put", path, id, summary)
    }

    /// A `DELETE`.
    pub(crate) fn delete(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new("delete", path, id, summary)
    }

    /// It needs the admin token.
    pub(crate) fn by_admin(self) -> Self {
        Self { security: json!([{ "admin": [] }]), ..self }
    }

    /// It needs the admin token for some of what it does.
    pub(crate) fn by_admin_or_anybody(self) -> Self {
        Self { security: json!([{}, { "admin": [] }]), ..self }
    }

    /// It needs the token of a session.
    pub(crate) fn in_session(self) -> Self {
        Self { security: json!([{ "session": [] }]), ..self }
    }

    /// It reads this from its query.
    pub(crate) fn asks<T: JsonSchema>(self) -> Self {
        Self { query: Some(schema::read::<T>()), ..self }
    }

    /// It reads this from its body.
    pub(crate) fn takes<T: JsonSchema>(self) -> Self {
        Self { body: Some((true, schema::read::<T>())), ..self }
    }

    /// It reads this from its body, where there is one.
    pub(crate) fn may_take<T: JsonSchema>(self) -> Self {
        Self { body: Some((false, schema::read::<T>())), ..self }
    }

    /// It answers this.
    pub(crate) fn answers<T: JsonSchema>(self, status: u16, said: &'static str) -> Self {
        self.answering(Answer { status, said, content: vec![("application/json", schema::written::<T>())] })
    }

    /// It answers with a status alone.
    pub(crate) fn answers_nothing(self, said: &'static str) -> Self {
        self.answering(Answer { status: 204, said, content: Vec::new() })
    }

    /// It answers with a text.
    pub(crate) fn answers_text(self, said: &'static str, media_type: &'static str) -> Self {
        self.answering(Answer { status: 200, said, content: vec![(media_type, json!({ "type": "string" }))] })
    }

    fn answering(mut self, answer: Answer) -> Self {
        self.answers.push(answer);
        self
    }

    /// What it answers when it refuses, where that is more than a text.
    pub(crate) fn refuses<T: JsonSchema>(self, said: &'static str) -> Self {
        let content = vec![("application/json", schema::written::<T>())];
        Self { refusal: Some(Answer { status: 0, said, content }), ..self }
    }

    /// What it answers when something else refuses, as a text, or it does.
    pub(crate) fn refuses_in_text<T: JsonSchema>(self, said: &'static str) -> Self {
        let text = ("text/plain", json!({ "type": "string" }));
        let content = vec![text, ("application/json", schema::written::<T>())];
        Self { refusal: Some(Answer { status: 0, said, content }), ..self }
    }

    /// It as the document has it; the definitions of its schemas move to the document's.
    pub(super) fn to_value(&self, schemas: &mut Map<String, Value>) -> Value {
        let mut parameters = self.path_parameters();
        if let Some(query) = &self.query {
            parameters.extend(query_parameters(&hoisted(query.clone(), &format!("own.{}.Query", self.id), schemas)));
        }
        let mut answers = Map::new();
        for answer in &self.answers {
            answers.insert(answer.status.to_string(), answer.to_value(self.id, "Output", schemas));
        }
        let refused = match &self.refusal {
            Some(refusal) => refusal.to_value(self.id, "Refusal", schemas),
            None => json!({ "$ref": "#/components/responses/OwnRefused" }),
        };
        answers.insert("default".to_owned(), refused);
        let mut described = json!({
            "operationId": self.id,
            "tags": [TAG],
            "summary": self.summary,
            "responses": answers,
            "security": self.security,
        });
        if !parameters.is_empty() {
            described["parameters"] = parameters.into();
        }
        if let Some((required, body)) = &self.body {
            let schema = hoisted(body.clone(), &format!("own.{}.Input", self.id), schemas);
            described["requestBody"] =
                json!({ "required": required, "content": { "application/json": { "schema": schema } } });
        }
        described
    }

    /// The parts of the path in braces.
    fn path_parameters(&self) -> Vec<Value> {
        let parts = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let parameter = |name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
        parts.map(parameter).collect()
    }
}

impl Answer {
    fn to_value(&self, id: &str, part: &str, schemas: &mut Map<String, Value>) -> Value {
        let mut content = Map::new();
        for (media_type, schema) in &self.content {
            let schema = hoisted(schema.clone(), &format!("own.{id}.{part}"), schemas);
            content.insert((*media_type).to_owned(), json!({ "schema": schema }));
        }
        if content.is_empty() {
            return json!({ "description": self.said });
        }
        json!({ "description": self.said, "content": content })
    }
}

/// The fields of an object, each a parameter of the query.
fn query_parameters(schema: &Value) -> Vec<Value> {
    let required = |name: &str| {
        let names = schema.get("required").and_then(Value::as_array);
        names.is_some_and(|names| names.iter().any(|one| one == name))
    };
    let fields = schema.get("properties").and_then(Value::as_object);
    let parameter = |(name, field): (&String, &Value)| json!({ "name": name, "in": "query", "required": required(name), "schema": field });
    fields.into_iter().flatten().map(parameter).collect()
}
