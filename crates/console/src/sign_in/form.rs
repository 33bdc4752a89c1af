//! The page that asks who somebody is.

use interface::NotSignedIn;
use interface::sign_in::Next;
use maud::{Markup, html};

use crate::frame;
use crate::submitted::get;
use crate::visitor::Guest;

/// How somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// With an access key.
    Key,
    /// As a user, with its password.
    Password,
    /// With the admin token, as any caller.
    Admin,
}

impl Way {
    /// The way that an address or a form names; the first where it names none.
    pub(super) fn of(name: &str) -> Self {
        [Self::Password, Self::Admin].into_iter().find(|way| way.name() == name).unwrap_or(Self::Key)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Password => "password",
            Self::Admin => "admin",
        }
    }

    /// Key of its name.
    fn title(self) -> &'static str {
        match self {
            Self::Key => "sign-in-with-key",
            Self::Password => "sign-in-with-password",
            Self::Admin => "sign-in-with-admin",
        }
    }
}

/// The page, with what stood in the way of the last try, and what it needs beside.
pub(super) fn draw(
    guest: &Guest,
    way: Way,
    to: &str,
    refused: Option<&NotSignedIn>,
    fields: &[(String, String)],
) -> Markup {
    let words = guest.words;
    let place: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
    let body = html! {
        div.sign-in {
            ul.tabs {
                @for other in [Way::Key, Way::Password, Way::Admin] {
                    li { a href={"/console/sign-in?with=" (other.name()) "&to=" (place)} aria-current=[(other == way).then_some("true")] { (words.t(other.title())) } }
                }
            }
            @if let Some(refused) = refused {
                div.notice.(if refused.next().is_some() { "failed" } else { "refused" }) role="alert" { p { (refused) } }
            }
            form method="post" action="/console/sign-in" {
                input type="hidden" name="to" value=(to);
                input type="hidden" name="with" value=(way.name());
                (cloud_choice(guest, get(fields, "cloud")))
                @match way {
                    Way::Key => (key(guest, fields)),
                    Way::Password => (password(guest, refused, fields)),
                    Way::Admin => (admin(guest, fields)),
                }
                button.main { (words.t("sign-in-do")) }
            }
            p.hint { (words.t(match way {
                Way::Key => "sign-in-where-keys-are",
                Way::Password => "sign-in-which-password",
                Way::Admin => "sign-in-where-the-token-is",
            })) }
        }
    };
    frame::open_page(guest, &words.t("sign-in-title"), &body)
}

fn cloud_choice(guest: &Guest, chosen: &str) -> Markup {
    html! {
        fieldset {
            legend { (guest.words.t("sign-in-cloud")) }
            @for cloud in ["alibaba", "kingsoft"] {
                label.choice {
                    input type="radio" name="cloud" value=(cloud) checked[chosen == cloud || (chosen.is_empty() && cloud == "alibaba")];
                    (frame::cloud_name(guest.words, cloud))
                }
            }
        }
    }
}

fn key(guest: &Guest, fields: &[(String, String)]) -> Markup {
    let words = guest.words;
    html! {
        label { (words.t("sign-in-key-id"))
            input name="access-key-id" required autocomplete="username" spellcheck="false" value=(get(fields, "access-key-id"));
        }
        label { (words.t("sign-in-key-secret"))
            input name="access-key-secret" type="password" required autocomplete="current-password";
        }
        details {
            summary { (words.t("sign-in-of-a-role")) }
            label { (words.t("sign-in-token"))
                textarea name="security-token" rows="3" spellcheck="false" autocomplete="off" {}
            }
        }
    }
}

/// Name and password, and what the last try said to send beside. The page is kept nowhere, so the password may stand in it
/// until the code is there.
fn password(guest: &Guest, refused: Option<&NotSignedIn>, fields: &[(String, String)]) -> Markup {
    let words = guest.words;
    let next = refused.and_then(NotSignedIn::next);
    // What was asked for before is asked for again: all of it is needed at once.
    let asked = |name: &str| !get(fields, name).is_empty();
    let kept = |name: &str| next.is_some().then(|| get(fields, name));
    html! {
        label { (words.t("sign-in-user"))
            input name="user-name" required autocomplete="username" spellcheck="false" value=(get(fields, "user-name"));
        }
        label { (words.t("sign-in-account"))
            input name="account" inputmode="numeric" autocomplete="organization" value=(get(fields, "account"));
        }
        label { (words.t("login-password"))
            input name="password" type="password" required autocomplete="current-password" value=[kept("password")];
        }
        @if next == Some(Next::NewPassword) || (next.is_some() && asked("new-password")) {
            label { (words.t("sign-in-new-password"))
                input name="new-password" type="password" required autocomplete="new-password" value=[(next != Some(Next::NewPassword)).then(|| get(fields, "new-password"))];
            }
        }
        @if next == Some(Next::MfaCode) || (next.is_some() && asked("code")) {
            (code(&words.t("sign-in-code"), "code"))
        }
        @if let Some(offer) = refused.and_then(NotSignedIn::offer) {
            fieldset {
                legend { (words.t("sign-in-bind")) }
                p { (words.t("sign-in-bind-how")) }
                (frame::block(words, &offer.seed))
                p { a href=(offer.uri) { (words.t("sign-in-bind-open")) } }
                (code(&words.t("sign-in-first-code"), "first-code"))
                (code(&words.t("sign-in-second-code"), "second-code"))
            }
        }
    }
}

fn code(label: &str, name: &str) -> Markup {
    html! {
        label { (label) input name=(name) required inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code"; }
    }
}

fn admin(guest: &Guest, fields: &[(String, String)]) -> Markup {
    let words = guest.words;
    html! {
        label { (words.t("sign-in-admin-token"))
            input name="admin-token" type="password" required autocomplete="current-password";
        }
        label { (words.t("acting-as"))
            input name="act-as" spellcheck="false" value=(if get(fields, "act-as").is_empty() { "root" } else { get(fields, "act-as") });
        }
        label { (words.t("sign-in-account"))
            input name="account" inputmode="numeric" value=(get(fields, "account"));
        }
        p.hint { (words.t("acting-how")) }
    }
}
