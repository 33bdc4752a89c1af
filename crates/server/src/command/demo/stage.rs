//! Shows what is played, and keeps count of what went otherwise than it should.

use std::io::Write;

use http::Method;
use serde_json::Value;

use crate::command::CommandError;
use crate::command::client::{Client, Product, Reply};

/// The stage of a demo.
pub(super) struct Stage {
    own: Client,
    admin_token: String,
    wrong: usize,
}

impl Stage {
    pub(super) fn new(own: Client, admin_token: String) -> Self {
        Self { own, admin_token, wrong: 0 }
    }

    /// Announces a step.
    pub(super) fn step(number: &str, text: &str) -> std::io::Result<()> {
        writeln!(std::io::stdout(), "\n{number}  {text}")
    }

    /// Makes a call and shows it; `expected` is the status and, for refusals, the code that it must have.
    pub(super) async fn call(
        &mut self,
        who: &str,
        client: &Client,
        product: Product<'_>,
        action: &str,
        parameters: &[(&str, &str)],
        expected: (u16, &str),
    ) -> Result<Reply, CommandError> {
        let reply = client.call(product, action, parameters).await?;
        let shown: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={}", short(value))).collect();
        let mut out = std::io::stdout().lock();
        writeln!(out, "   {who}> {action} {}", shown.join(" "))?;
        let code = reply.either("/Code", "/Error/Code");
        if reply.status == 200 {
            writeln!(out, "     200 {}", summary(&reply.json()))?;
        } else {
            writeln!(out, "     {} {code}: {}", reply.status, reply.either("/Message", "/Error/Message"))?;
        }
        drop(out);
        if reply.status >= 400 {
            self.why(&reply.text_at("/RequestId")).await?;
        }
        let right = reply.status == expected.0 && (expected.1.is_empty() || expected.1 == code);
        self.judge(right, &format!("expected {} {}", expected.0, expected.1))?;
        Ok(reply)
    }

    /// Shows why a call was refused, as the sandbox recorded it.
    async fn why(&self, request_id: &str) -> Result<(), CommandError> {
        let record = self.own(Method::GET, &format!("requests/{request_id}"), None).await?;
        let why = record.text_at("/why");
        let mut out = std::io::stdout().lock();
        for line in why.lines() {
            writeln!(out, "       | {line}")?;
        }
        Ok(())
    }

    /// A request to the sandbox's own interface.
    pub(super) async fn own(&self, method: Method, path: &str, body: Option<Value>) -> Result<Reply, CommandError> {
        self.own.own(&self.admin_token, method, path, body).await
    }

    /// Shows something that is no call.
    pub(super) fn show(text: &str) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        text.lines().try_for_each(|line| writeln!(out, "     {line}"))
    }

    /// Counts a step that went otherwise than it should.
    pub(super) fn judge(&mut self, right: bool, expected: &str) -> std::io::Result<()> {
        if !right {
            self.wrong += 1;
            writeln!(std::io::stdout(), "     WRONG: {expected}")?;
        }
        Ok(())
    }

    /// Ends the demo: an error when anything went wrong.
    pub(super) fn finish(self) -> Result<(), CommandError> {
        match self.wrong {
            0 => Ok(writeln!(std::io::stdout(), "\nEvery step behaved as the tutorial says.")?),
            wrong => Err(format!("{wrong} steps did not behave as the tutorial says").into()),
        }
    }
}

/// A value that fits on a line; a secret never comes here.
fn short(value: &str) -> String {
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 96 { line.chars().take(93).collect::<String>() + "..." } else { line }
}

/// The answer without its number and without secrets.
fn summary(answer: &Value) -> String {
    let mut answer = answer.clone();
    hide(&mut answer);
    if let Value::Object(fields) = &mut answer {
        fields.shift_remove("RequestId");
    }
    let text = answer.to_string();
    if text.chars().count() > 240 { text.chars().take(237).collect::<String>() + "..." } else { text }
}

fn hide(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if matches!(name.as_str(), "AccessKeySecret" | "SecretAccessKey" | "SecurityToken") {
                    *field = Value::from("***");
                } else {
                    hide(field);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(hide),
        _ => {}
    }
}
