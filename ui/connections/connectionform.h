#pragma once
//! ConnectionForm: all of a connection to be edited: the address on top, the rest in tabs below. Knows no store and
//! asks no server.

#include "model/session/connectionspec.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QFrame;
class QLabel;
class QLineEdit;
class QTabWidget;

namespace sextant {

class AddressField;
class FormGeneral;
class FormKey;
class FormSection;
class FormTls;
struct ParsedConnection;

class ConnectionForm : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void load(const ConnectionSpec &spec);
    ConnectionSpec spec() const; //!< what was loaded with the edits in it; secrets included
    QString collection() const; //!< to open at once; empty = none named
    void setCollection(const QString &name);
    //! Why it can't be connected to as it stands, a sentence; empty = it can.
    QString problem() const;
    bool isEmpty() const; //!< no address yet: not worth a complaint

    //! Reads whatever was pasted; key, headers and collection found in it fill their fields.
    void takePasted(const QString &text);
    void setForcedReadOnly();
    void focusAddress();
    void focusKey();
    void focusName();
    void focusPlainKey(); //!< the question whether the key may go unencrypted
    void pin(const QByteArray &fingerprint);

    FormGeneral &general() const { return *m_general; }
    FormKey &key() const { return *m_key; }

signals:
    void edited();

private:
    void buildAddress();
    void buildPlainStrip();
    FormSection *addTab(FormSection *section, const QString &title);
    void onEdited();
    void showNote(const QString &text);
    void fill(const ParsedConnection &parsed, const QString &text);
    QString takenText(const ParsedConnection &parsed, const QString &text) const;
    QString addressProblem() const;

    ConnectionSpec m_loaded;
    QString m_loadedAddress;
    AddressField *m_address = nullptr;
    QLineEdit *m_collection = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_problem = nullptr;
    QFrame *m_plain = nullptr;
    QCheckBox *m_plainAgreed = nullptr;
    QTabWidget *m_tabs = nullptr;
    FormGeneral *m_general = nullptr;
    FormKey *m_key = nullptr;
    FormTls *m_tls = nullptr;
    std::vector<FormSection *> m_sections;
    bool m_isLoading = false;
};

} // namespace sextant
