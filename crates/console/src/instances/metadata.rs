//! The metadata of an instance, as it sees it.

use interface::{Leaf, Refusal};
use maud::{Markup, html};

use super::fleet::Instance;
use crate::frame;
use crate::visitor::Visitor;

/// What the instance sees, each value with the command that reads it there.
pub(super) fn draw(visitor: &Visitor, instance: &Instance, tree: &Result<Vec<Leaf>, Refusal>) -> Markup {
    let words = visitor.words();
    html! {
        section #metadata {
            h2 { (words.t("metadata-title")) }
            p.hint { (words.t("metadata-hint")) }
            (frame::block(words, &format!("yunbox exec {} -- sh", instance.id)))
            @match tree {
                Err(refusal) => div.notice.failed role="status" { p { (refusal.message) } },
                Ok(tree) => {
                    (credentials(visitor, tree))
                    details {
                        summary { (words.t("metadata-all")) }
                        table {
                            thead { tr { th scope="col" { (words.t("metadata-command")) } th scope="col" { (words.t("metadata-value")) } } }
                            tbody {
                                @for leaf in tree.iter().filter(|leaf| !is_credentials(leaf)) {
                                    tr {
                                        td { (frame::copyable(words, &command(visitor, leaf))) }
                                        td { code dir="ltr" { (leaf.body) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The command that reads a value inside the instance.
fn command(visitor: &Visitor, leaf: &Leaf) -> String {
    let host = if visitor.is_kingsoft() { "global.cloudinit.sdns.ksyun.com:8775" } else { "100.100.100.200" };
    format!("curl http://{host}{}", leaf.path)
}

/// Whether a value is the credentials of the role.
pub(super) fn is_credentials(leaf: &Leaf) -> bool {
    leaf.path.contains("/ram/security-credentials/") || leaf.path == "/latest/iam"
}

fn credentials(visitor: &Visitor, tree: &[Leaf]) -> Markup {
    let words = visitor.words();
    html! {
        @match tree.iter().find(|leaf| is_credentials(leaf)) {
            None => p { (words.t("metadata-no-credentials")) },
            Some(leaf) => {
                h3 { (words.t("metadata-credentials")) }
                p { (frame::copyable(words, &command(visitor, leaf))) }
                @if let Some(ends) = field(&leaf.body, "Expiration") {
                    p { (words.with("metadata-until", &[("time", &ends), ("now", &visitor.server.time().now)])) }
                }
                details { summary { (words.t("metadata-show-credentials")) } (frame::block(words, &leaf.body)) }
            }
        }
    }
}

/// A field of the credentials: of a JSON object, or of the layout that Kingsoft Cloud's tutorial shows.
pub(super) fn field(document: &str, name: &str) -> Option<String> {
    if let Ok(object) = serde_json::from_str::<serde_json::Value>(document) {
        return object.get(name)?.as_str().map(str::to_owned);
    }
    let (_, rest) = document.split_once(&format!("<{name}>"))?;
    rest.split_once(&format!("</{name}>")).map(|(value, _)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_read_in_the_form_of_either_cloud() {
        let alibaba = r#"{"AccessKeyId": "STS.x", "Code": "Success"}"#;
        let kingsoft = "{ \n<SecretAccessKey>s/+=</SecretAccessKey> \n<AccessKeyId>AK</AccessKeyId>\n}";
        assert_eq!(field(alibaba, "AccessKeyId").as_deref(), Some("STS.x"));
        assert_eq!(field(kingsoft, "SecretAccessKey").as_deref(), Some("s/+="));
        assert_eq!(field(kingsoft, "SecurityToken"), None);
    }
}
