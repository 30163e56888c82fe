# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever in a source of the window could show a text as rich text. One file at a time (RS set to what is in none), findings as
# "PATH: what (line N)". Comments are looked at too: the rules are about code that nobody needs to write about.

function told(at, what,    head, line) {
    head = substr($0, 1, at)
    line = gsub(/\n/, "", head) + 1
    print FILENAME ": " what " (line " line ")"
}

# Whether a label of this name is made plain: by itself, in a loop over a list that names it, or by never having a text of its own.
function isPlain(name,    rest, list) {
    if ($0 ~ "(^|[^A-Za-z0-9_])" name "(->|\\.)setTextFormat\\(Qt::PlainText\\)")
        return 1
    rest = $0
    while (match(rest, /for \([^;)]*: \{[^}]*\}\)[^;]*setTextFormat\(Qt::PlainText\);/)) {
        list = substr(rest, RSTART, RLENGTH)
        if (list ~ "[{ ,]" name "[,}]")
            return 1
        rest = substr(rest, RSTART + RLENGTH)
    }
    return $0 !~ "(^|[^A-Za-z0-9_])" name "(->|\\.)set(Text|Num)\\("
}

function forbid(pattern, what,    rest, before) {
    rest = $0
    before = 0
    while (match(rest, pattern)) {
        told(before + RSTART, what)
        before += RSTART + RLENGTH - 1
        rest = substr($0, before + 1)
    }
}

# From "(" on: the arguments up to the ")" that belongs to it.
function arguments(text,    depth, i, c) {
    depth = 0
    for (i = 1; i <= length(text); ++i) {
        c = substr(text, i, 1)
        if (c == "(")
            ++depth
        else if (c == ")" && --depth == 0)
            return substr(text, 2, i - 2)
    }
    return text
}

function checkLabels(    rest, before, at, end, found, name, filled) {
    rest = $0
    before = 0
    while (match(rest, /([A-Za-z_][A-Za-z0-9_]*(\(| = | *\{))?new QLabel\(/)) {
        at = before + RSTART
        end = RSTART + RLENGTH - 1 # isPlain() matches too
        found = substr(rest, RSTART, RLENGTH)
        filled = arguments(substr(rest, end))
        name = found
        sub(/(\(| = | *\{)?new QLabel\($/, "", name)
        if (name == "" || name ~ /^(addWidget|addRow|insertWidget|addPermanentWidget|row)$/)
            told(at, "a label without a name: nothing makes it plain")
        else if (filled ~ /,/ && $0 !~ "(^|[^A-Za-z0-9_])" name "(->|\\.)setTextFormat\\(Qt::PlainText\\)")
            told(at, "the label '" name "' is made with a text and is not Qt::PlainText")
        else if (!isPlain(name))
            told(at, "the label '" name "' is not Qt::PlainText")
        before += end
        rest = substr($0, before + 1)
    }
}

function checkToolTips(    rest, before, argument, at) {
    rest = $0
    before = 0
    while (match(rest, /(^|->|\.|[^A-Za-z_:])(setToolTip|QToolTip::showText)\(/)) {
        at = before + RSTART
        argument = arguments(substr(rest, RSTART + RLENGTH - 1))
        gsub(/[ \n]+/, " ", argument)
        # Escaped; words of ours with nothing in them; nothing.
        if (argument !~ /toolTipText\(/ && argument !~ /^tr\("[^"]*"( "[^"]*")*(, "[^"]*")?\)$/ && argument !~ /^(\{\}|QString\(\))$/)
            told(at, "a tool tip that did not go through toolTipText(): " argument)
        before += RSTART + RLENGTH - 1
        rest = substr($0, before + 1)
    }
}

function checkForm(    rest, before, found, label, at) {
    rest = $0
    before = 0
    while (match(rest, /<widget class="QLabel" name="[^"]*">/)) {
        at = before + RSTART
        before += RSTART + RLENGTH - 1
        rest = substr($0, before + 1)
        label = rest
        sub(/<\/widget>.*/, "", label)
        if (label !~ /<property name="textFormat">[ \n]*<enum>Qt::PlainText<\/enum>/ && label !~ /<property name="pixmap">/)
            told(at, "a label that is not Qt::PlainText")
    }
    forbid("Qt::(RichText|AutoText|MarkdownText)", "rich text")
    forbid("class=\"Q(TextBrowser|TextEdit)\"", "a widget for rich text")
    forbid("name=\"(whatsThis|html|markdown)\"", "a text that may be rich")
}

FILENAME ~ /\.ui$/ { checkForm(); next }
{
    checkLabels()
    checkToolTips()
    forbid("Qt::(RichText|AutoText|MarkdownText)", "rich text")
    forbid("(^|[^A-Za-z_])(setHtml|insertHtml|appendHtml|setMarkdown|fromHtml|setDefaultStyleSheet)\\(", "rich text")
    forbid("(^|[^A-Za-z_])Q(TextBrowser|TextEdit|ErrorMessage|WhatsThis|StaticText|SystemTrayIcon)[^A-Za-z_]", "a class that takes rich text by itself")
    forbid("setWhatsThis\\(|setInformativeText\\(", "a text that is taken for rich text by itself")
    forbid("QMessageBox::(information|warning|critical|question|about|aboutQt)\\(", "a box that takes rich text by itself")
    forbid("(^|[^A-Za-z_])Q(ProgressDialog|InputDialog) |new Q(ProgressDialog|InputDialog)\\(", "a dialog whose label takes rich text by itself")
    if ($0 ~ /QMessageBox [a-z]|new QMessageBox|public QMessageBox/ && $0 !~ /setTextFormat\(Qt::PlainText\)/)
        told(1, "a message box that is not Qt::PlainText")
    if (match($0, /class [A-Za-z]+( final)? : public QLabel/) && FILENAME ~ /\.cpp$/ && $0 !~ /[ \t]setTextFormat\(Qt::PlainText\)/ && $0 !~ /using QLabel::QLabel/)
        told(RSTART, "a kind of label that does not make itself Qt::PlainText")
}
