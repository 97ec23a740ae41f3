//! A tiny HTTP client: one request a connection, HTTP/1.0 so that bodies end with the connection.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Context as _;

/// An answer.
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    /// Header lines.
    pub(crate) headers: Vec<(String, String)>,
    /// Body; text where it is text.
    pub(crate) body: String,
}

impl Answer {
    /// The cookie that the answer sets, as `name=value`.
    pub(crate) fn cookie(&self) -> Option<String> {
        let cookies = self.headers.iter().filter(|(name, _)| name == "set-cookie");
        let pairs: Vec<&str> = cookies.filter_map(|(_, value)| value.split(';').next()).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

/// A visitor of one address, with the cookie of a session.
#[derive(Clone)]
pub(crate) struct Visitor {
    /// Host and port.
    pub(crate) host: String,
    /// Cookie, once signed in.
    pub(crate) cookie: Option<String>,
}

impl Visitor {
    /// Fetches a page.
    ///
    /// # Errors
    /// What the connection says, or an answer that is not HTTP.
    pub(crate) fn get(&self, path: &str) -> anyhow::Result<Answer> {
        self.send(&format!("GET {path} HTTP/1.0\r\n{}\r\n", self.headers()))
    }

    /// Sends a form.
    ///
    /// # Errors
    /// What the connection says, or an answer that is not HTTP.
    pub(crate) fn post(&self, path: &str, fields: &[(String, String)]) -> anyhow::Result<Answer> {
        let form: Vec<String> = fields.iter().map(|(k, v)| format!("{}={}", escape(k), escape(v))).collect();
        let form = form.join("&");
        let about = format!(
            "Origin: http://{}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            self.host,
            form.len()
        );
        self.send(&format!("POST {path} HTTP/1.0\r\n{}{about}\r\n{form}", self.headers()))
    }

    fn headers(&self) -> String {
        let cookie = self.cookie.as_ref().map(|c| format!("Cookie: {c}\r\n")).unwrap_or_default();
        format!("Host: {}\r\nAccept: text/html\r\n{cookie}", self.host)
    }

    fn send(&self, request: &str) -> anyhow::Result<Answer> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.set_nodelay(true)?;
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").context("an answer without a head")?;
        let mut lines = head.lines();
        let status = lines.next().and_then(|l| l.split(' ').nth(1)).context("an answer without a status")?;
        let headers = lines
            .filter_map(|l| l.split_once(": "))
            .map(|(k, v)| (k.to_ascii_lowercase(), v.to_owned()))
            .collect();
        Ok(Answer { status: status.parse()?, headers, body: body.to_owned() })
    }
}

/// Text as a form sends it.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_field_is_escaped() {
        assert_eq!(escape("contoh bukit&1"), "contoh%20bukit%261");
    }
}
