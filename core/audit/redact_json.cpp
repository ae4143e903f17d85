// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/redact.h"
#include "core/audit/redact_scan.h"
#include "core/audit/secret_names.h"

#include <QStringDecoder>
#include <QVarLengthArray>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

namespace trowel {
namespace {

constexpr int deepest = 1024; // QJsonDocument refuses what is deeper as well
constexpr qsizetype longestNumber = 400;
constexpr qsizetype longestString = qsizetype(256) * 1024; // a longer one is shown by its size

// Walks the text of one JSON body and writes it again. A pass of its own instead of QJsonDocument, which would sort
// keys, respell numbers and hold the whole tree.
class JsonRedactor
{
public:
    JsonRedactor(const QByteArray &body, qsizetype limit) : m_in(body), m_limit(limit) {}

    // False: not JSON.
    bool run()
    {
        if (m_in.startsWith("\xef\xbb\xbf"))
            m_at = 3;
        copySpace();
        if (peek() != '{' && peek() != '[')
            return false;
        if (!value(Mode::Plain))
            return false;
        while (!m_open.isEmpty()) {
            if (isFull())
                return true;
            if (!step())
                return false;
        }
        copySpace();
        return m_at == m_in.size();
    }

    bool isFull() const { return m_out.size() > m_limit; }
    QString text() const { return m_out; }

private:
    enum class Mode : char {
        Plain,
        Leaves, // below a SecretMap: keys are written, scalars are not
        Silent  // below a secret name: nothing is written, the mark already was
    };
    struct Level
    {
        char close;
        Mode mode;
        bool first;
    };

    char peek() const { return m_at < m_in.size() ? m_in[m_at] : '\0'; }

    void write(QStringView text)
    {
        if (m_mute == 0)
            m_out += text;
    }

    void copySpace()
    {
        const qsizetype from = m_at;
        while (m_at < m_in.size() &&
               (m_in[m_at] == ' ' || m_in[m_at] == '\n' || m_in[m_at] == '\r' || m_in[m_at] == '\t'))
            ++m_at;
        if (m_mute == 0)
            m_out += QLatin1String(m_in.constData() + from, qMin(m_at - from, m_limit + 1));
    }

    bool copy(char expected)
    {
        if (peek() != expected)
            return false;
        ++m_at;
        write(QString(QLatin1Char(expected)));
        return true;
    }

    // The next member or element, or the end of the container on top.
    bool step()
    {
        Level &top = m_open.last();
        copySpace();
        if (peek() == top.close) {
            copy(top.close);
            close();
            return true;
        }
        if (!std::exchange(top.first, false)) {
            if (!copy(','))
                return false;
            copySpace();
        }
        Mode mode = top.mode;
        if (top.close == '}') {
            QString name;
            if (!string(mode == Mode::Silent ? Mode::Silent : Mode::Plain, &name))
                return false;
            copySpace();
            if (!copy(':'))
                return false;
            copySpace();
            if (mode != Mode::Silent)
                mode = modeBelow(mode, name);
        }
        return value(mode);
    }

    static Mode modeBelow(Mode above, const QString &name)
    {
        switch (nameKind(name)) {
        case NameKind::Secret:
            return Mode::Silent;
        case NameKind::SecretMap:
            return Mode::Leaves;
        case NameKind::Plain:
            break;
        }
        return above;
    }

    bool value(Mode mode)
    {
        const bool mark = mode == Mode::Silent && m_mute == 0;
        if (mark)
            write(QLatin1Char('"') + redactedMark + QLatin1Char('"'));
        if (peek() == '{' || peek() == '[') {
            if (m_open.size() >= deepest)
                return false;
            const char close = peek() == '{' ? '}' : ']';
            if (mode == Mode::Silent)
                ++m_mute;
            copy(peek());
            m_open.append({close, mode, true});
            return true;
        }
        if (mode == Mode::Silent)
            ++m_mute;
        const bool good = peek() == '"' ? string(mode, nullptr) : scalar(mode);
        if (mode == Mode::Silent)
            --m_mute;
        return good;
    }

    void close()
    {
        if (m_open.last().mode == Mode::Silent)
            --m_mute;
        m_open.removeLast();
    }

    bool scalar(Mode mode)
    {
        const qsizetype from = m_at;
        while (m_at < m_in.size() &&
               (isalnum(uchar(m_in[m_at])) || m_in[m_at] == '-' || m_in[m_at] == '+' || m_in[m_at] == '.'))
            ++m_at;
        const QByteArrayView word = QByteArrayView(m_in).sliced(from, m_at - from);
        const bool known = word == "true" || word == "false" || word == "null";
        if (word.isEmpty() || (!known && !isNumber(word)))
            return false;
        write(mode == Mode::Plain ? QString::fromLatin1(word) : QLatin1Char('"') + redactedMark + QLatin1Char('"'));
        return true;
    }

    // Near enough: the spelling is copied, never computed with.
    static bool isNumber(QByteArrayView word)
    {
        const bool ends = isdigit(uchar(word.back())) && (isdigit(uchar(word.front())) || word.front() == '-');
        return ends && word.size() <= longestNumber &&
               std::all_of(word.begin(), word.end(), [](char c) { return std::strchr("0123456789+-.eE", c); });
    }

    // A string with its quotes; `name` receives what it says.
    bool string(Mode mode, QString *name)
    {
        if (peek() != '"')
            return false;
        const qsizetype from = ++m_at;
        bool hasEscape = false;
        for (; m_at < m_in.size() && m_in[m_at] != '"'; ++m_at) {
            if (uchar(m_in[m_at]) < 0x20)
                return false;
            if (m_in[m_at] == '\\') {
                hasEscape = true;
                ++m_at; // what follows is looked at by unescaped()
            }
        }
        if (m_at >= m_in.size())
            return false;
        const QByteArrayView raw = QByteArrayView(m_in).sliced(from, m_at++ - from);
        if (raw.size() > longestString) {
            write(QStringLiteral("\"(%1 bytes)\"").arg(raw.size()));
            return true;
        }
        QStringDecoder utf8(QStringDecoder::Utf8,
                            QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        const QString text = utf8(raw);
        if (utf8.hasError())
            return false;
        QString meaning = text;
        if (hasEscape && !unescape(&meaning))
            return false;
        if (name)
            *name = meaning;
        if (mode == Mode::Leaves)
            write(QLatin1Char('"') + redactedMark + QLatin1Char('"'));
        else if (m_mute == 0)
            write(QLatin1Char('"') + shown(text, meaning) + QLatin1Char('"'));
        return true;
    }

    // As sent, unless what it means holds a secret: then that is written anew.
    static QString shown(const QString &text, const QString &meaning)
    {
        const QString clean = redactPatterns(meaning, meaning.size() * 3 + redactedMark.size());
        const bool same = clean == meaning;
        QString out;
        for (const QChar c : same ? text : clean) {
            if (!same && (c == u'"' || c == u'\\'))
                out += u'\\';
            if (needsEscape(c))
                out += escaped(c);
            else
                out += c;
        }
        return out;
    }

    static bool unescape(QString *text)
    {
        QString out;
        out.reserve(text->size());
        for (qsizetype i = 0; i < text->size(); ++i) {
            if (text->at(i) != u'\\') {
                out += text->at(i);
                continue;
            }
            static constexpr QLatin1String from("\"\\/bfnrt");
            static constexpr QLatin1String to("\"\\/\b\f\n\r\t");
            const QChar c = text->at(++i); // a quote ended the string, so there is always one more
            if (c == u'u') {
                bool ok = false;
                const ushort unit = text->mid(i + 1, 4).toUShort(&ok, 16);
                if (!ok || i + 4 >= text->size())
                    return false;
                out += QChar(unit);
                i += 4;
            } else if (const qsizetype at = from.indexOf(c); at >= 0) {
                out += to[at];
            } else {
                return false;
            }
        }
        *text = std::move(out);
        return true;
    }

    const QByteArray &m_in;
    const qsizetype m_limit;
    qsizetype m_at = 0;
    int m_mute = 0; // inside how many secret values
    QString m_out;
    QVarLengthArray<Level, 32> m_open;
};

} // namespace

QString redactJson(const QByteArray &body, qsizetype limit)
{
    if (body.isEmpty())
        return {};
    const QString size = QStringLiteral("(%1 bytes)").arg(body.size());
    JsonRedactor redactor(body, limit);
    if (!redactor.run())
        return size;
    const QString text = redactor.text();
    return text.size() > limit ? capped(text, limit) + u' ' + size : text;
}

} // namespace trowel
