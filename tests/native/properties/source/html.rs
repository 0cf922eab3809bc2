//! The maker's pages as a tree: every element is closed, so that no rule of a browser is needed.

pub struct Element {
    name: String,
    children: Vec<Node>,
}

enum Node {
    Element(Element),
    Text(String),
}

/// Elements that are never closed.
const VOID: &[&str] = &["meta", "br"];
/// Elements that begin and end a line.
const BLOCKS: &[&str] = &["p", "div", "h1", "h2", "ul", "li", "td", "tr", "table"];

pub fn parse(html: &str) -> Element {
    let mut open = vec![Element { name: String::new(), children: Vec::new() }];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        open.last_mut().unwrap().children.push(Node::Text(plain(text)));
        let end = if tag.starts_with("<!--") { "-->" } else { ">" };
        let (tag, behind) = tag.split_once(end).unwrap();
        rest = behind;
        let tag = tag.trim_end_matches('/').to_lowercase();
        let name: String = tag[1..].chars().take_while(|c| !c.is_whitespace()).collect();
        if name.starts_with('!') {
            continue;
        }
        if let Some(name) = name.strip_prefix('/') {
            let closed = open.pop().unwrap();
            assert_eq!(closed.name, name, "the maker's pages close what they open");
            open.last_mut().unwrap().children.push(Node::Element(closed));
            continue;
        }
        if ["script", "style"].contains(&name.as_str()) {
            rest = rest.split_once(&format!("</{name}>")).unwrap().1;
            continue;
        }
        let element = Element { name, children: Vec::new() };
        match VOID.contains(&element.name.as_str()) {
            true => open.last_mut().unwrap().children.push(Node::Element(element)),
            false => open.push(element),
        }
    }
    open.pop().unwrap()
}

fn plain(text: &str) -> String {
    let known = [("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

impl Element {
    /// The element of a path as `html/body/div[2]/table[1]/tr[5]/td[3]`: like-named siblings are
    /// counted from 1, and the groups of rows of a table are no step.
    pub fn at(&self, path: &str) -> Option<&Element> {
        path.split('/').try_fold(self, |element, step| {
            let (name, nth) = match step.split_once('[') {
                Some((name, nth)) => (name, nth.trim_end_matches(']').parse::<usize>().ok()?),
                None => (step, 1),
            };
            let named = |element: &&Element| element.name == name;
            element.steps().into_iter().filter(named).nth(nth.checked_sub(1)?)
        })
    }

    fn steps(&self) -> Vec<&Element> {
        let children = self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        children
            .flat_map(|child| match child.name.as_str() {
                "tbody" => child.steps(),
                _ => vec![child],
            })
            .collect()
    }

    /// The text as a browser shows it: white space collapsed, one `\n` for each break.
    pub fn text(&self) -> String {
        let mut raw = String::new();
        self.gather(&mut raw);
        let lines = raw.split('\n').map(|line| {
            let shown: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
            shown.join(" ").replace('\u{a0}', " ")
        });
        lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn gather(&self, out: &mut String) {
        let breaks = self.name == "br" || BLOCKS.contains(&self.name.as_str());
        out.push_str(if breaks { "\n" } else { "" });
        for child in &self.children {
            match child {
                Node::Text(text) => out.push_str(&text.replace(['\r', '\n', '\t'], " ")),
                Node::Element(element) => element.gather(out),
            }
        }
        out.push_str(if breaks { "\n" } else { "" });
    }
}
