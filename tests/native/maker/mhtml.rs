//! A page of html as a web archive: RFC 2557, as browsers and Word save it.

/// The page in quoted-printable, with a picture behind it.
pub fn mhtml(html: &str) -> String {
    let boundary = "----=_NextPart_000_0000_01D9";
    format!(
        "From: <Saved by Gouji's tests>\r\nSubject: =?utf-8?B?5bm05bqm5oql5ZGK?=\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: text/html;\r\n\tcharset=\"utf-8\"\r\nContent-Transfer-Encoding: \
         quoted-printable\r\nContent-Location: http://example.invalid/report.html\r\n\r\n{}\r\n--{boundary}\r\n\
         Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: \
         http://example.invalid/dot.gif\r\n\r\nR0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=\r\n--{boundary}--\r\n",
        quoted_printable(html)
    )
}

/// RFC 2045, 6.7: lines of at most 76 characters.
fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.replace("\r\n", "\n").split('\n') {
        let mut used = 0;
        let bytes = line.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            let last = index + 1 == bytes.len();
            let plain = matches!(byte, b'!'..=b'<' | b'>'..=b'~')
                || (matches!(byte, b' ' | b'\t') && !last);
            let written =
                if plain { char::from(*byte).to_string() } else { format!("={byte:02X}") };
            if used + written.len() > 75 {
                out.push_str("=\r\n");
                used = 0;
            }
            used += written.len();
            out.push_str(&written);
        }
        out.push_str("\r\n");
    }
    out
}
