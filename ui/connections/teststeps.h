#pragma once
//! TestSteps: what a connection test has found so far, step by step in words, and what can be done about a failure.

#include "client/types/apierror.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace sextant {

class BusyBar;
class ConnectionTest;
struct TestStep;

class TestSteps : public QWidget
{
    Q_OBJECT
public:
    explicit TestSteps(QWidget *parent = nullptr);

    void showTest(const ConnectionTest &test);
    void clear();
    QString text() const; //!< all of it as lines: state, step, what was found

signals:
    void cancelRequested();
    //! The person wants this certificate trusted for this connection.
    void trustRequested(const QByteArray &fingerprint);

private:
    void addStep(const TestStep &step);
    void explain(const ApiError &error);

    QLabel *m_title = nullptr;
    QTreeWidget *m_steps = nullptr;
    QLabel *m_explanation = nullptr;
    QPushButton *m_trust = nullptr;
    BusyBar *m_busy = nullptr;
    QByteArray m_fingerprint;
};

} // namespace sextant
