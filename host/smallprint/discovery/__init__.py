"""Discovery: is this page a privacy policy, and where is the policy of its site?

recognition = recognise(policy)
candidates = find_candidates(page.frames)
detection = detect(page)
"""

from smallprint.discovery.candidates import find_candidates
from smallprint.discovery.detection import detect, detect_page
from smallprint.discovery.recognise import Recognition, recognise

__all__ = ["Recognition", "detect", "detect_page", "find_candidates", "recognise"]
