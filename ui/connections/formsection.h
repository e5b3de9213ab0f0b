#pragma once
//! FormSection: one tab of the connection form. Reads from a spec and writes to it; what it doesn't show it leaves alone.

#include "model/session/connectionspec.h"

#include <QWidget>

namespace sextant {

class FormSection : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void load(const ConnectionSpec &spec) = 0;
    virtual void apply(ConnectionSpec &spec) const = 0;
    //! Why this can't be used as it stands, a sentence; empty = it can.
    virtual QString problem() const { return {}; }

signals:
    void edited();
};

} // namespace sextant
