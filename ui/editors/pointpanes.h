#pragma once
//! PointPanes: the views of one point as tabs: payload, reader, vectors, raw JSON. Those out of sight cost nothing.
//! Silent until there is a point. Owned by the inspector.

#include <QPointer>
#include <QTabWidget>

namespace sextant {

class PayloadPane;
class PointEdit;
class RawPane;
class ReaderPane;
class VectorView;

class PointPanes : public QTabWidget
{
    Q_OBJECT
public:
    explicit PointPanes(QWidget *parent = nullptr);

    //! nullptr: nothing. `vectorNames`: the order in which vectors are shown.
    void setEdit(PointEdit *edit, const QStringList &vectorNames);
    void setEditable(bool editable);
    void goToText(); //!< the payload as text, focused
    void goToTree();
    void commitOpenEditor(); //!< what is being typed into a field of the tree counts

signals:
    void navigateRequested(int step); //!< the reader's ↑ (-1) and ↓ (+1)

private:
    void showFacts();

    QPointer<PointEdit> m_edit;
    QStringList m_vectorNames;
    PayloadPane *m_payload = nullptr;
    ReaderPane *m_reader = nullptr;
    VectorView *m_vectors = nullptr;
    RawPane *m_raw = nullptr;
};

} // namespace sextant
