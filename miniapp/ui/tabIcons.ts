import home from '../assets/tabs/home.png'
import homeChosen from '../assets/tabs/home-chosen.png'
import messages from '../assets/tabs/messages.png'
import messagesChosen from '../assets/tabs/messages-chosen.png'
import mine from '../assets/tabs/mine.png'
import mineChosen from '../assets/tabs/mine-chosen.png'
import services from '../assets/tabs/services.png'
import servicesChosen from '../assets/tabs/services-chosen.png'

export const tabIcons = {
  home: { plain: home, chosen: homeChosen },
  services: { plain: services, chosen: servicesChosen },
  messages: { plain: messages, chosen: messagesChosen },
  mine: { plain: mine, chosen: mineChosen },
}
