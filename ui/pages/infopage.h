#pragma once
//! InfoPage: the facts of a collection in plain words: status, counts, vectors, payload indexes, quantization,
//! aliases, and the server's raw answer. Everything can be selected and copied.

#include "client/types/collectioninfo.h"
#include "ui/pages/page.h"

#include <QList>

#include <utility>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QTableWidget;

namespace sextant {

class BusyBar;
class CollectionSession;
class CollectionsModel;
class ErrorPanel;

class InfoPage : public Page
{
    Q_OBJECT
public:
    //! Both outlive this.
    InfoPage(CollectionSession &session, CollectionsModel &collections, QWidget *parent = nullptr);

    void refresh() override;
    void cancel() override;
    PageStatus status() const override;
    bool isSettled() const override;
    std::optional<ApiError> lastError() const override;
    QWidget *mainView() override;

private:
    void buildTop();
    void buildStopped();
    QWidget *buildFacts();
    QLabel *addFact(QFormLayout *form, const QString &title);
    QTableWidget *makeTable(const QString &name, const QStringList &headers);
    void setWaiting(bool waiting);
    void onInfoChanged();
    void showAliases();
    void showFacts(const CollectionInfo &info);
    void showVectors(const CollectionInfo &info);
    void showIndexes(const CollectionInfo &info);
    void copyAll();

    CollectionSession &m_session;
    CollectionsModel &m_collections;
    BusyBar *m_busy = nullptr;
    ErrorPanel *m_error = nullptr;
    QWidget *m_stopped = nullptr; //!< cancelled before anything came
    QWidget *m_facts = nullptr;
    QList<std::pair<QLabel *, QLabel *>> m_factLabels; //!< title and value
    QLabel *m_statusText = nullptr;
    QLabel *m_points = nullptr;
    QLabel *m_indexed = nullptr;
    QLabel *m_segments = nullptr;
    QLabel *m_quantization = nullptr;
    QLabel *m_aliases = nullptr;
    QLabel *m_warnings = nullptr;
    QTableWidget *m_vectors = nullptr;
    QTableWidget *m_indexes = nullptr;
    QPlainTextEdit *m_raw = nullptr;
    bool m_isWaiting = false;
};

} // namespace sextant
