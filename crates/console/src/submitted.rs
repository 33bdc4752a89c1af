//! A form that a page of this session sent.

use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::StatusCode;
use interface::Server;
use subtle::ConstantTimeEq;

use crate::frame;
use crate::visitor::Visitor;

/// Name of the field with the token of the session's forms.
pub(crate) const TOKEN: &str = "form-token";

/// The fields of a form, and who sent it. There is no other way to read one, so none is read without its token.
#[derive(Debug)]
pub(crate) struct Submitted {
    pub(crate) visitor: Visitor,
    fields: Vec<(String, String)>,
}

impl Submitted {
    /// The value of a field, without blanks around it; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        get(&self.fields, name)
    }

    /// The value of a field that is filled in.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// All values of a field that are filled in.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let values = self.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// Every field but the token.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.filter(|(name, _)| *name != TOKEN)
    }
}

/// The fields of a form's body.
pub(crate) fn fields(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}

/// The value of a field, without blanks around it; empty where there is none.
pub(crate) fn get<'f>(fields: &'f [(String, String)], name: &str) -> &'f str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
}

impl FromRequest<Arc<Server>> for Submitted {
    type Rejection = Response;

    async fn from_request(request: Request, server: &Arc<Server>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visitor =
            <Visitor as axum::extract::FromRequestParts<Arc<Server>>>::from_request_parts(&mut parts, server).await?;
        let body = Bytes::from_request(Request::from_parts(parts, body), server).await;
        let fields = fields(&body.map_err(IntoResponse::into_response)?);
        let sent = get(&fields, TOKEN);
        if bool::from(sent.as_bytes().ct_eq(visitor.form_token().as_bytes())) {
            Ok(Self { visitor, fields })
        } else {
            let text = visitor.words().t("frame-form-of-another-session");
            Err(frame::failed(&visitor, StatusCode::FORBIDDEN, &text))
        }
    }
}
