//! Who asks, and for what.

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::dialect::Dialect;
use crate::pattern::{AskedAction, AskedResource};

/// Sorts callers by what the languages do with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrincipalKind {
    /// The account itself.
    Root,
    /// A user of an account.
    User,
    /// A session of a role.
    Role,
    /// A service of the cloud, asking on its own behalf.
    Service,
    /// Someone an identity provider vouches for.
    Federated,
}

/// Says who asks.
#[derive(Debug, Clone, Copy)]
pub struct Principal<'a> {
    /// What sort of caller it is.
    pub kind: PrincipalKind,
    /// The account the caller belongs to.
    pub account: &'a str,
    /// The name of the user or role, the name of the service, or the name of
    /// the identity provider.
    pub name: &'a str,
    /// The resource name of the caller; for a session, that of its role; for a
    /// federated caller, that of the identity provider.
    pub arn: &'a str,
    /// The session name, if the caller is a session.
    pub session: Option<&'a str>,
}

impl<'a> Principal<'a> {
    /// The account itself.
    pub fn root(account: &'a str, arn: &'a str) -> Principal<'a> {
        Principal { kind: PrincipalKind::Root, account, name: "root", arn, session: None }
    }

    /// A user.
    pub fn user(account: &'a str, name: &'a str, arn: &'a str) -> Principal<'a> {
        Principal { kind: PrincipalKind::User, account, name, arn, session: None }
    }

    /// A session of a role; `arn` is the role's.
    pub fn role(account: &'a str, name: &'a str, arn: &'a str, session: &'a str) -> Principal<'a> {
        Principal { kind: PrincipalKind::Role, account, name, arn, session: Some(session) }
    }

    /// A service of the cloud, such as `ecs.aliyuncs.com`.
    pub fn service(name: &'a str) -> Principal<'a> {
        Principal { kind: PrincipalKind::Service, account: "", name, arn: name, session: None }
    }

    /// Someone an identity provider vouches for; `arn` is the provider's.
    pub fn federated(account: &'a str, name: &'a str, arn: &'a str) -> Principal<'a> {
        Principal { kind: PrincipalKind::Federated, account, name, arn, session: None }
    }

    /// Whether this is a session of a role that a RAM service owns, which
    /// control policies do not bind (undocumented; as AWS does).
    pub(crate) fn is_service_linked(&self) -> bool {
        const PREFIX: &str = "AliyunServiceRoleFor";
        self.kind == PrincipalKind::Role
            && Dialect::of_name(self.arn) != Some(Dialect::Ksyun)
            && self.name.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
    }
}

/// Says who asks for what on which resource.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Who asks.
    pub principal: &'a Principal<'a>,
    /// The action, such as `ecs:DescribeInstances`.
    pub action: &'a str,
    /// The resource name, or `*` for a call without resource-level support.
    pub resource: &'a str,
    /// The account that owns the resource.
    pub resource_account: &'a str,
    /// The condition keys of the request.
    pub context: &'a Context,
    /// Other names of the action and the resource, under which statements count too.
    pub also: Option<Alias<'a>>,
}

/// Names that a request has besides its own: those of a product that was renamed.
///
/// A pattern fits if it fits one of the two names, so an exception written with either is one.
#[derive(Debug, Clone, Copy)]
pub struct Alias<'a> {
    /// The action.
    pub action: &'a str,
    /// The resource.
    pub resource: &'a str,
}

impl<'a> Request<'a> {
    /// Puts a request together.
    pub fn new(
        principal: &'a Principal<'a>,
        action: &'a str,
        resource: &'a str,
        resource_account: &'a str,
        context: &'a Context,
    ) -> Request<'a> {
        Request { principal, action, resource, resource_account, context, also: None }
    }

    /// The same request under other names as well.
    #[must_use]
    pub fn also_as(mut self, also: Option<Alias<'a>>) -> Request<'a> {
        self.also = also;
        self
    }
}

/// The longest prefix that the index looks at.
pub(crate) const KEY_LENGTH: usize = 96;

/// A request, cut up once for all statements.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) principal: &'a Principal<'a>,
    pub(crate) action: AskedAction<'a>,
    pub(crate) resource: AskedResource<'a>,
    pub(crate) also: Option<Also<'a>>,
    pub(crate) context: &'a Context,
    action_key: Key,
    resource_key: Option<Key>,
}

/// The other names of a request, cut up.
#[derive(Debug)]
pub(crate) struct Also<'a> {
    pub(crate) action: AskedAction<'a>,
    pub(crate) resource: AskedResource<'a>,
    action_key: Key,
    resource_key: Option<Key>,
}

/// The first bytes of a text in lower case, kept off the heap.
#[derive(Debug)]
pub(crate) struct Key {
    bytes: [u8; KEY_LENGTH],
    length: usize,
}

impl Key {
    fn new(text: &str) -> Key {
        let mut bytes = [0; KEY_LENGTH];
        let mut length = 0;
        for (slot, byte) in bytes.iter_mut().zip(text.bytes()) {
            *slot = byte.to_ascii_lowercase();
            length += 1;
        }
        Key { bytes, length }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

impl<'a> Asked<'a> {
    pub(crate) fn new(request: &Request<'a>) -> Asked<'a> {
        let resource = AskedResource::new(request.resource);
        let also = request.also.map(|also| {
            let resource = AskedResource::new(also.resource);
            Also {
                action: AskedAction::new(also.action),
                resource,
                action_key: Key::new(also.action),
                resource_key: resource.relative().map(Key::new),
            }
        });
        Asked {
            principal: request.principal,
            action: AskedAction::new(request.action),
            resource,
            also,
            context: request.context,
            action_key: Key::new(request.action),
            resource_key: resource.relative().map(Key::new),
        }
    }

    /// What the index of actions is searched with.
    #[inline]
    pub(crate) fn action_keys(&self) -> impl Iterator<Item = &[u8]> {
        let also = self.also.as_ref().map(|also| also.action_key.as_bytes());
        std::iter::once(self.action_key.as_bytes()).chain(also)
    }

    /// What the index of resources is searched with.
    #[inline]
    pub(crate) fn resource_keys(&self) -> impl Iterator<Item = &[u8]> {
        let also = self.also.as_ref().and_then(|also| also.resource_key.as_ref());
        self.resource_key.iter().chain(also).map(Key::as_bytes)
    }
}
