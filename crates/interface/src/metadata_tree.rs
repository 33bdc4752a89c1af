//! All that an instance sees of its metadata, as whoever owns the account may look at it.

use http::StatusCode;
use metadata::{Ask, Method, Reply};

use crate::admin::Refusal;
use crate::inside::NoInside;
use crate::server::Server;
use crate::sign_in::SignedIn;

/// How many values are read at most.
const MOST: usize = 200;

/// How long the token lasts that a hardened instance wants, in seconds.
const TOKEN_LASTS: &str = "60";

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its path, with a slash in front.
    pub path: String,
    /// What the metadata service answers.
    pub body: String,
}

impl Server {
    /// Every value of an instance's metadata, by path. Only the account itself may look, and whoever has the admin token: an instance hands out the
    /// credentials of its role.
    pub async fn metadata_tree(&self, who: &SignedIn, instance: &str) -> Result<Vec<Leaf>, Refusal> {
        self.check_owner(who, instance)?;
        let token = self.inside(instance, Method::Put, "/latest/api/token", None).await?;
        let token = Some(token).filter(|reply| reply.status == 200).map(|reply| text(&reply));
        let roots = match who.cloud() {
            "kingsoft" => ["/latest/meta-data/", "/latest/iam", "/latest/user-data"],
            _ => ["/latest/meta-data/", "/latest/dynamic/", "/latest/user-data"],
        };
        let mut open: Vec<String> = roots.iter().rev().map(|root| (*root).to_owned()).collect();
        let mut found = Vec::new();
        while let Some(path) = open.pop() {
            if found.len() >= MOST {
                break;
            }
            let reply = self.inside(instance, Method::Get, &path, token.as_deref()).await?;
            if reply.status != 200 {
                continue;
            }
            let body = text(&reply);
            // A folder ends with a slash, and its listing names what is below it. The names of roles have none.
            if path.ends_with('/') {
                let below = body.lines().rev().map(|name| format!("{path}{name}"));
                open.extend(below.map(|path| if is_folder(&path) { format!("{path}/") } else { path }));
            } else {
                found.push(Leaf { path, body });
            }
        }
        Ok(found)
    }

    fn check_owner(&self, who: &SignedIn, instance: &str) -> Result<(), Refusal> {
        let store = &self.open.sandbox.store;
        let owner = compute::instance::find_anywhere(store, instance).map_err(Refusal::failed)?;
        let missing = || Refusal::missing(format!("there is no instance `{instance}`"));
        let owner = owner.ok_or_else(missing)?;
        if owner.id != who.caller.tenant.id {
            return Err(missing());
        }
        if who.is_root() || who.is_acted() {
            return Ok(());
        }
        let text = "only the account itself sees the metadata of an instance from outside of it";
        Err(Refusal::new(StatusCode::FORBIDDEN, text))
    }

    async fn inside(&self, instance: &str, method: Method, path: &str, token: Option<&str>) -> Result<Reply, Refusal> {
        let token_ttl = (method == Method::Put).then_some(TOKEN_LASTS);
        let ask = Ask { method, path, token, token_ttl, forwarded: false };
        self.answer_inside(instance, ask).await.map_err(|error| match error {
            NoInside::Missing(_) => Refusal::missing(error.to_string()),
            NoInside::Stopped(_) => Refusal::new(StatusCode::CONFLICT, error.to_string()),
            NoInside::Compute(_) | NoInside::Iam(_) => Refusal::failed(error),
        })
    }
}

/// Folders whose listing names them without a slash behind.
fn is_folder(path: &str) -> bool {
    path.ends_with("/security-credentials")
}

fn text(reply: &Reply) -> String {
    String::from_utf8_lossy(&reply.body).into_owned()
}
