"""What an operator configures, and what stands for what in a conversation.

Projects, keys, policies, recognizers and term lists hold no text of a caller; of conversations the values behind
placeholders are kept, sealed, for as long as CONVERSATION_DAYS says.
"""

from .conversations import Conversation, Placeholder
from .keys import ApiKey
from .policies import Policy
from .projects import MAIN, Project, new_secret
from .recognizers import Recognizer, TermList
from .revisions import Revision

__all__ = [
    "MAIN",
    "ApiKey",
    "Conversation",
    "Placeholder",
    "Policy",
    "Project",
    "Recognizer",
    "Revision",
    "TermList",
    "new_secret",
]
