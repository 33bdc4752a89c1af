//! Somebody with a browser at the console: a cookie, pages, and the forms that stand in them.
#![expect(clippy::expect_used, reason = "a test that cannot read a page fails")]

use bytes::Bytes;
use http::{HeaderMap, Request, Response, header};
use iam::account::RootKey;
use testkit::TestCloud;

/// A browser, with the cookie of whoever is signed in.
pub(crate) struct Browser<'c> {
    cloud: &'c TestCloud,
    cookie: String,
}

/// A page, or where it sends the browser.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Page {
    fn of(answer: Response<Bytes>) -> Self {
        let (head, body) = answer.into_parts();
        let text = String::from_utf8(body.to_vec()).expect("a page is text");
        Self { status: head.status.as_u16(), headers: head.headers, text }
    }

    /// Where it sends the browser; empty for a page that stays.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |place| place.to_str().expect("an address"))
    }

    /// Fails unless it is a page that has all of these.
    pub(crate) fn shows(&self, texts: &[&str]) -> &Self {
        assert_eq!(self.status, 200, "{}", self.text);
        for text in texts {
            assert!(self.text.contains(text), "`{text}` is not in {}", self.text);
        }
        self
    }

    /// The token of the forms in it.
    pub(crate) fn form_token(&self) -> String {
        let after = self.text.split_once("name=\"form-token\" value=\"").expect("a form").1;
        after.split_once('"').expect("a value").0.to_owned()
    }
}

impl<'c> Browser<'c> {
    /// Somebody who is not signed in.
    pub(crate) fn guest(cloud: &'c TestCloud) -> Self {
        Self { cloud, cookie: String::new() }
    }

    /// The account itself, signed in by the form with its key.
    pub(crate) async fn root(cloud: &'c TestCloud, of: &str) -> Self {
        let RootKey { id, secret } = cloud.root_key(of);
        Self::with_key(cloud, of, id, secret).await
    }

    /// Whoever has this key.
    pub(crate) async fn with_key(cloud: &'c TestCloud, of: &str, id: &str, secret: &str) -> Self {
        let fields = [("with", "key"), ("cloud", of), ("access-key-id", id), ("access-key-secret", secret)];
        Self::signed_in(cloud, &fields).await
    }

    /// Whoever has the admin token, acting as the account itself.
    pub(crate) async fn owner(cloud: &'c TestCloud) -> Self {
        Self::signed_in(cloud, &[("with", "admin"), ("admin-token", cloud.admin_token())]).await
    }

    async fn signed_in(cloud: &'c TestCloud, fields: &[(&str, &str)]) -> Self {
        let mut browser = Self::guest(cloud);
        let answer = browser.send("/console/sign-in", fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let cookie = answer.headers.get(header::SET_COOKIE).expect("a session").to_str().expect("a cookie");
        cookie.split(';').next().expect("a pair").clone_into(&mut browser.cookie);
        browser
    }

    fn request(&self, method: &str, path: &str) -> http::request::Builder {
        let request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:4590");
        if self.cookie.is_empty() { request } else { request.header(header::COOKIE, &self.cookie) }
    }

    /// Asks for a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        let request = self.request("GET", path).body(Bytes::new()).expect("a request");
        Page::of(self.cloud.exchange(request).await)
    }

    /// Sends a form as it is, without a token of its own.
    pub(crate) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request("POST", path).header("content-type", "application/x-www-form-urlencoded");
        Page::of(self.cloud.exchange(request.body(Bytes::from(body)).expect("a request")).await)
    }

    /// Sends a form of this page, with its token.
    pub(crate) async fn submit(&self, page: &Page, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = page.form_token();
        let mut all = vec![("form-token", token.as_str())];
        all.extend_from_slice(fields);
        self.send(path, &all).await
    }
}
