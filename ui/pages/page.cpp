// The interface's own file, so that moc finds its signals: headers without a source file aren't scanned.
#include "ui/pages/page.h"
